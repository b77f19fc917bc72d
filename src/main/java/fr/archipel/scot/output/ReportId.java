package fr.archipel.scot.output;

import fr.archipel.scot.PerimeterId;

/** A local report: a perimeter, and the year in which it is presented. */
record ReportId(PerimeterId perimeter, int year) {
    static final int FIRST_YEAR = 2022;
    static final int LAST_YEAR = 2100;

    /** As the journal names it. */
    String subject() {
        return perimeter.text() + "/" + year;
    }
}
