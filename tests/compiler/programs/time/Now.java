// SPDX-License-Identifier: Apache-2.0
package time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// The present, in the image's zone: what is the same in every run.
public class Now {
    public static void main(String[] args) {
        LocalDate today = LocalDate.now();
        System.out.println(Year.of(today.getYear()).isAfter(Year.of(2025)));
        System.out.println(ZonedDateTime.now().getZone() + " " + OffsetDateTime.now().getOffset() + " " + Clock.systemDefaultZone().getZone());
        Duration apart = Duration.between(LocalDateTime.now(), LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
        System.out.println(apart.abs().compareTo(Duration.ofSeconds(5)) < 0);
    }
}
