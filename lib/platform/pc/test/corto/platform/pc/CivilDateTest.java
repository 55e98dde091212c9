// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CivilDateTest {
    @Test
    void days_agree_with_java_time_for_230_years() {
        for (LocalDate date = LocalDate.EPOCH; date.getYear() < 2200; date = date.plusDays(1)) {
            assertThat(CivilDate.daysSince1970(date.getYear(), date.getMonthValue(), date.getDayOfMonth())).isEqualTo(date.toEpochDay());
        }
    }
}
