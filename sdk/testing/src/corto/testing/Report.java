// SPDX-License-Identifier: Apache-2.0
package corto.testing;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Prints a line when a test class has ended, and the failures when they happen.
final class Report implements TestExecutionListener {
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final PrintStream out;
    private final Map<String, Long> started = new HashMap<>();   // class by unique id → time in nanoseconds
    private final List<String> failures = new ArrayList<>();
    private TestPlan plan;
    private int passed;
    private int skipped;
    private int passedBefore;
    private int failedBefore;

    Report(PrintStream out) {
        this.out = out;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        if (isTopLevelClass(test)) {
            started.put(test.getUniqueId(), System.nanoTime());
            passedBefore = passed;
            failedBefore = failures.size();
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        long tests = test.isTest() ? 1 : plan.getDescendants(test).stream().filter(TestIdentifier::isTest).count();
        skipped += (int) tests;
        out.println("skip " + name(test) + ": " + reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
            case ABORTED -> {
                skipped += test.isTest() ? 1 : 0;
                out.println("skip " + name(test) + ": " + result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
            }
            case FAILED -> fail(test, result.getThrowable());
        }
        if (isTopLevelClass(test)) {
            endOfClass(test);
        }
    }

    private void fail(TestIdentifier test, Optional<Throwable> cause) {
        failures.add(name(test));
        out.println();
        out.println("FAIL " + name(test));
        cause.ifPresent(thrown -> print(thrown, className(test)));
        out.println();
        out.flush();
    }

    private void endOfClass(TestIdentifier test) {
        Duration time = Duration.ofNanos(System.nanoTime() - started.get(test.getUniqueId()));
        int failed = failures.size() - failedBefore;
        out.println((failed == 0 ? "ok   " : "FAIL ") + name(test) + " (" + (passed - passedBefore) + (failed == 0 ? "" : ", " + failed + " failed") + ")"
                + (time.compareTo(SLOW) < 0 ? "" : String.format(Locale.ROOT, " %.1f s", time.toMillis() / 1000.0)));
        out.flush();
    }

    /// The exception and its causes, each down to its last frame in `testClass`: what is below is JUnit's.
    private void print(Throwable thrown, String testClass) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            out.println((cause == thrown ? "" : "Caused by: ") + cause);
            List<StackTraceElement> frames = List.of(cause.getStackTrace());
            int last = frames.size() - 1;
            while (last > 0 && !frames.get(last).getClassName().startsWith(testClass)) {
                last--;
            }
            frames.subList(0, last == 0 ? frames.size() : last + 1).forEach(frame -> out.println("\tat " + frame));
        }
    }

    private boolean isTopLevelClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent()
                && plan.getParent(test).flatMap(TestIdentifier::getSource).filter(ClassSource.class::isInstance).isEmpty();
    }

    /// Of the class that holds `test`; empty if nothing says it.
    private String className(TestIdentifier test) {
        return switch (test.getSource().orElse(null)) {
            case MethodSource method -> method.getClassName();
            case ClassSource type -> type.getClassName();
            case null, default -> "";
        };
    }

    /// `package.Class.test name`
    private String name(TestIdentifier test) {
        if (isTopLevelClass(test)) {
            return test.getSource().map(source -> ((ClassSource) source).getClassName()).orElseThrow();
        }
        return plan.getParent(test).filter(parent -> parent.getParentId().isPresent()).map(parent -> name(parent) + " ").orElse("") + test.getDisplayName();
    }

    /// The counts so far.
    Totals totals() {
        return new Totals(passed, skipped, List.copyOf(failures));
    }
}
