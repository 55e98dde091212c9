// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes of a printed list of return addresses the stack trace that HotSpot would print.
///
/// Overview. An image knows nothing about its frames, so it prints all of them. What HotSpot leaves out is left out here:
///
/// ```
/// java.lang.NullPointerException: …            the headline names the class
///     at 0x…   Throwable.fillInStackTrace      ┐
///     at 0x…   NullPointerException.<init>     │ how the exception was made: up to its own constructor
///     at 0x…   corto.runtime.Throw.nullPointer ┘ and the runtime's part in raising it
///     at 0x…   Helper.help                     the trace
///     at 0x…   Main.main
///     at 0x…   corto.runtime.Start.start       ┐ how the program was started
///     at 0x…   pc_entry                        ┘
/// ```
/// A cause ends with `... 3 more`: the addresses it has in common with the trace above it. As one address may stand for several
/// inlined methods or for hidden ones, the number is counted again in lines. After a panic nothing is left out.
final class StackTraces {
    /// `Exception in thread "main" a.b.C: message`, `Caused by: a.b.C`, `a.b.C: message`.
    private static final Pattern HEADLINE = Pattern.compile("^\\s*(?:Exception in thread \".*?\" |Caused by: |Suppressed: )?([\\w$]+(?:\\.[\\w$]+)*)(?::.*)?$");
    private static final String PANIC = "panic: ";
    private static final String CAPTURE = "jdk.internal.corto.";
    private static final String RUNTIME = "corto.runtime";
    private static final String THREAD_BODY = "java.lang.Thread$Body";       // calls Thread.run; what calls it starts threads

    private final LongFunction<List<Frame>> frames;
    private boolean panic;
    private String thrown = "";                                 // class of the throwable whose trace this is
    private boolean inTrace;
    private Part part = Part.MAKING;
    private boolean captured;                                   // a frame of fillInStackTrace was seen
    private boolean ownConstructorSeen;
    private List<Integer> lines = new ArrayList<>();            // of this trace, for each address: how many lines it became
    private List<Integer> linesAbove = new ArrayList<>();       // of the trace before it

    /// Where in a trace we are.
    private enum Part { MAKING, BODY, STARTING }

    StackTraces(LongFunction<List<Frame>> frames) {
        this.frames = frames;
    }

    /// A line that is not part of a trace: perhaps the headline of the next.
    void other(String line) {
        panic |= line.contains(PANIC);
        if (!line.isBlank()) {
            Matcher headline = HEADLINE.matcher(line);
            thrown = headline.matches() ? headline.group(1) : "";
        }
        inTrace = false;
    }

    private void begin() {
        if (!inTrace) {
            inTrace = true;
            part = Part.MAKING;
            captured = false;
            ownConstructorSeen = false;
            linesAbove = lines;
            lines = new ArrayList<>();
        }
    }

    /// The lines for one address; null if nothing is known about it.
    List<String> at(long address) {
        begin();
        List<Frame> all = frames.apply(address);
        List<String> shown = new ArrayList<>();
        for (Frame frame : all) {
            if (panic || !isHidden(frame)) {
                shown.add(frame.toString());
            }
        }
        lines.add(all.isEmpty() ? 1 : shown.size());
        return all.isEmpty() ? null : shown;
    }

    private boolean isHidden(Frame frame) {
        if (!frame.isJava()) {
            return true;                                        // entry code, memcpy
        }
        if (part == Part.MAKING && isMaking(frame)) {
            return true;
        }
        if (part == Part.STARTING || frame.className().equals(THREAD_BODY)) {
            part = Part.STARTING;
            return true;
        }
        part = Part.BODY;
        return frame.module().equals(RUNTIME) && (frame.className().equals("corto.runtime.Start") || frame.className().equals("corto.runtime.Application"));
    }

    private boolean isMaking(Frame frame) {
        boolean fill = frame.className().startsWith(CAPTURE) || frame.className().equals("java.lang.Throwable") && !frame.method().equals("printStackTrace");
        if (fill) {
            captured = true;
            ownConstructorSeen |= frame.className().equals(thrown);
            return true;
        }
        if (captured && frame.method().equals(Frame.CONSTRUCTOR) && (!ownConstructorSeen || frame.className().equals(thrown))) {
            ownConstructorSeen |= frame.className().equals(thrown) || thrown.isEmpty();
            return true;
        }
        return frame.module().equals(RUNTIME);
    }

    /// How many lines `... count more` stands for.
    int more(int count) {
        begin();
        List<Integer> common = linesAbove.subList(Math.max(0, linesAbove.size() - count), linesAbove.size());
        lines.addAll(common);
        return common.isEmpty() ? count : common.stream().mapToInt(Integer::intValue).sum();
    }
}
