// SPDX-License-Identifier: Apache-2.0
package corto.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs classes in this JVM.
final class Worker {
    private Worker() {}

    /// Runs each class whose name comes as a line, and ends what that prints with a line of [Totals].
    static void run() throws IOException {
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            Totals totals = runHere(List.of(name));
            System.out.println();                       // the test may have left a line open
            System.out.println(totals.toLine());
            System.out.flush();
        }
    }

    static Totals runHere(List<String> classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream().map(DiscoverySelectors::selectClass).toList())
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", "15 m")
                .build();
        Report report = new Report(System.out);
        LauncherFactory.create().execute(request, report);
        System.out.flush();
        return report.totals();
    }
}
