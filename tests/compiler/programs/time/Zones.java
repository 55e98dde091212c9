// SPDX-License-Identifier: Apache-2.0
package time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.TimeZone;

/// Time zones by name, old and new, and the default.
public class Zones {
    private static final Instant SUMMER = Instant.parse("2026-07-01T10:00:00Z");
    private static final int MONTHS = 12;

    public static void main(String[] args) {
        System.out.println(ZoneId.systemDefault() + " " + TimeZone.getDefault().getID() + " " + LocalDateTime.ofInstant(SUMMER, ZoneId.systemDefault()));
        for (String name : new String[] {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC", "GMT+3", "EST5EDT", "Africa/Casablanca"}) {
            ZoneId zone = ZoneId.of(name);
            for (int month = 1; month <= MONTHS; month += 3) {
                ZonedDateTime time = ZonedDateTime.of(2026, month, 29, 2, 30, 0, 0, zone);
                System.out.println(time.format(DateTimeFormatter.ISO_ZONED_DATE_TIME) + " " + time.toEpochSecond());
            }
            System.out.println(zone.getRules().nextTransition(SUMMER) + " " + zone.getRules().getStandardOffset(SUMMER) + " " + zone.getRules().isDaylightSavings(SUMMER));
        }
        try {
            ZoneId.of("Nowhere/City");
        } catch (DateTimeException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(ZoneId.getAvailableZoneIds().contains("Pacific/Chatham") + " " + ZoneId.getAvailableZoneIds().size());

        TimeZone old = TimeZone.getTimeZone("America/Sao_Paulo");
        System.out.println(old.getOffset(0) + " " + old.getRawOffset() + " " + old.inDaylightTime(Date.from(SUMMER)) + " " + TimeZone.getTimeZone("Nowhere").getID());
        TimeZone.setDefault(old);
        System.out.println(ZoneId.systemDefault() + " " + LocalDateTime.ofInstant(SUMMER, ZoneId.systemDefault()));
        TimeZone.setDefault(null);
        System.out.println(ZoneId.systemDefault());
    }
}
