// SPDX-License-Identifier: Apache-2.0
package system;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

public class TimeAndDates {
    static void attempt(Runnable action) {
        try {
            action.run();
            System.out.println("accepted");
        } catch (DateTimeException | ArithmeticException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        LocalDate leap = LocalDate.of(2024, Month.FEBRUARY, 29);
        System.out.println(leap.plusYears(1) + " " + leap.plusMonths(12) + " " + leap.minusDays(60) + " " + leap.getDayOfWeek() + " " + leap.getDayOfYear() + " " + leap.lengthOfMonth() + leap.isLeapYear() + " " + leap.toEpochDay() + " " + LocalDate.ofEpochDay(-719_528) + " " + LocalDate.MIN + " " + LocalDate.MAX);
        System.out.println(leap.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)) + " " + leap.with(TemporalAdjusters.lastDayOfYear()) + " " + leap.with(ChronoField.DAY_OF_WEEK, 7) + " " + leap.withDayOfYear(366) + " " + leap.until(LocalDate.of(2025, 1, 1)) + " " + ChronoUnit.WEEKS.between(leap, LocalDate.of(2030, 1, 1)));
        System.out.println(LocalDate.parse("1999-12-31").isBefore(leap) + " " + Period.parse("P1Y2M3D").plusDays(40).normalized() + " " + Period.between(LocalDate.of(2000, 1, 31), LocalDate.of(2000, 3, 1)) + " " + YearMonth.of(1900, 2).lengthOfMonth() + " " + Year.isLeap(2000) + " " + leap.datesUntil(LocalDate.of(2024, 3, 3)).toList());
        LocalTime time = LocalTime.of(23, 59, 59, 999_999_999);
        System.out.println(time.plusNanos(1) + " " + time + " " + time.minusHours(25) + " " + LocalTime.parse("07:05").toSecondOfDay() + " " + time.truncatedTo(ChronoUnit.MINUTES) + " " + LocalTime.MIDNIGHT + LocalTime.NOON);
        LocalDateTime both = leap.atTime(time);
        System.out.println(both + " " + both.plusSeconds(1) + " " + both.toEpochSecond(ZoneOffset.UTC) + " " + LocalDateTime.ofEpochSecond(-1, 5, ZoneOffset.ofHours(-5)) + " " + both.compareTo(leap.atStartOfDay()));
        Instant epoch = Instant.EPOCH;
        System.out.println(epoch + " " + Instant.ofEpochMilli(-1) + " " + Instant.parse("2001-09-09T01:46:40Z").getEpochSecond() + " " + Instant.ofEpochSecond(1, 1_500_000_000) + " " + epoch.plus(366, ChronoUnit.DAYS) + " " + Instant.MAX);
        OffsetDateTime there = OffsetDateTime.of(both, ZoneOffset.ofHoursMinutes(5, 30));
        System.out.println(there + " " + there.withOffsetSameInstant(ZoneOffset.ofHours(-8)) + " " + there.toInstant() + " " + OffsetDateTime.parse("2020-01-01T00:00:00+01:00").isBefore(there) + " " + ZoneOffset.of("-03:15:30").getTotalSeconds());
        System.out.println(Duration.ofMillis(-1) + " " + Duration.ofSeconds(90_061, 5) + " " + Duration.parse("PT-1H30M").toMinutes() + " " + Duration.between(epoch, Instant.ofEpochSecond(3)).multipliedBy(7).dividedBy(2) + " " + Duration.ofDays(3).toHoursPart() + Duration.ofHours(49).toDaysPart() + " " + Duration.ZERO.isZero() + Duration.ofNanos(Long.MIN_VALUE).abs());
        attempt(() -> LocalDate.of(2023, 2, 29));
        attempt(() -> LocalDate.of(2023, 13, 1));
        attempt(() -> LocalTime.of(24, 0));
        attempt(() -> LocalDate.parse("2023-1-1"));
        attempt(() -> LocalDate.MAX.plusDays(1));
        attempt(() -> Duration.ofSeconds(Long.MAX_VALUE).plusSeconds(1));
        attempt(() -> ZoneOffset.ofHours(19));
        attempt(() -> LocalDate.of(2024, 1, 1).get(ChronoField.HOUR_OF_DAY));
        System.out.println(DayOfWeek.MONDAY.minus(1) + " " + Month.JANUARY.plus(-1) + " " + Month.of(2).maxLength() + " " + ChronoUnit.DAYS.getDuration());
    }
}
