package fr.archipel.exchange.profile.commune;

import fr.archipel.exchange.profile.value.Folding;

/** The name of a commune, brought to one form: « NOYELLES S/S LENS (62) » and « Noyelles-sous-Lens » are the same. */
final class CommuneName {
    private CommuneName() {}

    static String key(String written) {
        String bare = written.replaceAll("\\([^)]*[0-9][^)]*\\)|\\((?i:pas[- ]de[- ]calais|nord)\\)", " ")
                .replaceFirst("^(.*\\S)\\s*\\(((?i:la|le|les|l['’]))\\)\\s*$", "$2 $1")
                .replaceAll("(?i)\\bs/s\\b\\.?|\\bs/s(?=\\s)", " sous ")
                .replaceAll("(?i)\\bs/(?=\\s|l)", " sur ");
        return Folding.fold(bare)
                .replaceFirst("^[0-9]{5} ", "")
                .replaceFirst(" [0-9]{5}$", "")
                .replaceFirst(" cedex( [0-9]+)?$", "")
                .replaceFirst("^(commune|ville|mairie) (de la |de l |de |d |du )", "")
                .replaceAll("\\bste\\b", "sainte")
                .replaceAll("\\bst\\b", "saint")
                .replaceAll("\\bss\\b", "sous")
                .replaceAll("\\b(lez|les|le)(?= [a-z]+$)", "les")
                .strip();
    }
}
