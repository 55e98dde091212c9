// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

/// Dates of the Gregorian calendar as day numbers.
final class CivilDate {
    private static final int DAYS_BEFORE_1970 = 719_468;     // from 0000-03-01
    private static final int DAYS_PER_400_YEARS = 146_097;

    private CivilDate() {}

    /// Days from 1970-01-01 to the date, whose year is not before 1970. Years count from March here, so that the leap day is the last.
    static long daysSince1970(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int yearOf400 = marchYear % 400;
        int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;         // months of 31, 30, 31, 30, 31 days have 153
        int dayOf400 = yearOf400 * 365 + yearOf400 / 4 - yearOf400 / 100 + dayOfYear;
        return (long) (marchYear / 400) * DAYS_PER_400_YEARS + dayOf400 - DAYS_BEFORE_1970;
    }
}
