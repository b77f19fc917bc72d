package fr.archipel.cli;

import fr.archipel.exchange.intake.Progress;
import fr.archipel.exchange.intake.desk.Pace;
import java.io.PrintStream;
import java.util.Locale;

/** Says on the terminal every two seconds how far a long import has come, how fast it goes and what remains. */
final class TerminalPace implements Progress {
    private static final long EVERY_NS = 2_000_000_000L;

    private final PrintStream err;
    private final Pace pace = new Pace();
    private long said = System.nanoTime();

    TerminalPace(PrintStream err) {
        this.err = err;
    }

    @Override
    public void step(String step, long done, long total) {
        pace.step(step, done, total);
        long now = System.nanoTime();
        if (now - said >= EVERY_NS) {
            said = now;
            err.println(sentence(pace.now()));
        }
    }

    static String sentence(Pace.Now now) {
        StringBuilder text = new StringBuilder("  ").append(title(now.etape())).append(" : ");
        text.append(String.format(Locale.FRENCH, "%d", now.faites()));
        if (now.total() != null) {
            text.append(String.format(Locale.FRENCH, " sur %d", now.total()));
        }
        text.append(" lignes");
        if (now.parSeconde() != null) {
            text.append(String.format(Locale.FRENCH, ", %d par seconde", now.parSeconde()));
        }
        if (now.resteS() != null && now.resteS() > 0) {
            text.append(", reste environ ").append(duration(now.resteS()));
        }
        return text.toString();
    }

    private static String duration(long seconds) {
        return seconds < 60 ? Math.max(1, seconds) + " s" : (seconds + 30) / 60 + " min";
    }

    private static String title(String step) {
        return switch (step) {
            case READING -> "Lecture";
            case CHECKING -> "Contrôle";
            case COMPARING -> "Comparaison";
            case WRITING -> "Écriture";
            default -> step;
        };
    }

    /** Another phase starts its two seconds anew. */
    void end() {
        said = System.nanoTime();
    }
}
