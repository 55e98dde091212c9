// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

/// The date and time conversions of `Formatter` for milliseconds since 1970, in UTC and English.
public final class DateTimeText {
    private static final int MILLIS_PER_DAY = 86_400_000;
    private static final int DAYS_FROM_0000_03_01 = 719_468; // to 1970-01-01, in the proleptic Gregorian calendar
    private static final int DAYS_PER_ERA = 146_097;         // of 400 years
    private static final String[] MONTHS = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December"};
    private static final String[] DAYS = {"Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"}; // 1970-01-01 first

    private final long millis;
    private final int milliOfDay;
    private final long day;                        // since 1970-01-01
    private final long year;
    private final int month;                       // 1…12
    private final int dayOfMonth;

    private DateTimeText(long millis) {
        this.millis = millis;
        day = Math.floorDiv(millis, (long) MILLIS_PER_DAY);
        milliOfDay = Math.floorMod(millis, MILLIS_PER_DAY);
        // Years begin in March, so that the leap day is the last one: month lengths follow (153 m + 2) / 5.
        long shifted = day + DAYS_FROM_0000_03_01;
        long era = Math.floorDiv(shifted, (long) DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    }

    /// What `%t` and this letter give.
    public static String of(long millis, char conversion) {
        StringBuilder text = new StringBuilder();
        new DateTimeText(millis).append(text, conversion);
        return text.toString();
    }

    private void append(StringBuilder to, char conversion) {
        switch (conversion) {
            case 'H' -> number(to, hour(), 2);
            case 'I' -> number(to, hour12(), 2);
            case 'k' -> to.append(hour());
            case 'l' -> to.append(hour12());
            case 'M' -> number(to, milliOfDay / 60_000 % 60, 2);
            case 'S' -> number(to, milliOfDay / 1000 % 60, 2);
            case 'L' -> number(to, milliOfDay % 1000, 3);
            case 'N' -> number(to, milliOfDay % 1000 * 1_000_000L, 9);
            case 'p' -> to.append(hour() < 12 ? "am" : "pm");
            case 'z' -> to.append("+0000");
            case 'Z' -> to.append("UTC");
            case 's' -> to.append(millis / 1000);        // towards 1970, as Formatter does
            case 'Q' -> to.append(millis);
            case 'B' -> to.append(MONTHS[month - 1]);
            case 'b', 'h' -> to.append(MONTHS[month - 1], 0, 3);
            case 'A' -> to.append(dayName());
            case 'a' -> to.append(dayName(), 0, 3);
            case 'C' -> number(to, yearOfEra() / 100, 2);
            case 'Y' -> number(to, yearOfEra(), 4);
            case 'y' -> number(to, yearOfEra() % 100, 2);
            case 'j' -> number(to, dayOfYear(), 3);
            case 'm' -> number(to, month, 2);
            case 'd' -> number(to, dayOfMonth, 2);
            case 'e' -> to.append(dayOfMonth);
            case 'R' -> each(to, "H:M");
            case 'T' -> each(to, "H:M:S");
            case 'r' -> {
                each(to, "I:M:S ");
                to.append(hour() < 12 ? "AM" : "PM");
            }
            case 'D' -> each(to, "m/d/y");
            case 'F' -> each(to, "Y-m-d");
            case 'c' -> each(to, "a b d T Z Y");
            default -> throw new java.util.UnknownFormatConversionException("t".concat(String.valueOf(conversion)));
        }
    }

    /// Letters are conversions, the rest stands for itself.
    private void each(StringBuilder to, String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c >= 'A') {
                append(to, c);
            } else {
                to.append(c);
            }
        }
    }

    private static void number(StringBuilder to, long value, int digits) {
        String text = Long.toString(value);
        for (int i = text.length(); i < digits; i++) {
            to.append('0');
        }
        to.append(text);
    }

    private int hour() {
        return milliOfDay / 3_600_000;
    }

    private int hour12() {
        int hour = hour() % 12;
        return hour == 0 ? 12 : hour;
    }

    private long yearOfEra() {
        return year > 0 ? year : 1 - year;
    }

    private String dayName() {
        return DAYS[Math.floorMod(day, DAYS.length)];
    }

    private int dayOfYear() {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int before = (int) (month <= 2 ? (month - 1) * 31 : (153L * (month - 3) + 2) / 5 + (leap ? 60 : 59));
        return before + dayOfMonth;
    }
}
