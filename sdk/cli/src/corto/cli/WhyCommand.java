// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Json;
import corto.report.CallChains;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto why`: the chain of callers that brought a method into the image.
@Group("Look")
@Command(name = "why", mixinStandardHelpOptions = true, sortOptions = false, description = "Says why a method is in an image: its callers up to a root.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto why println hello                     who calls a println, up to the start",
            "  corto why --all --json String.charAt hello  every method of that name, for a script"})
final class WhyCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Parameters(index = "0", paramLabel = "NAME", description = "Part of package.Class.method(Descriptor).")
    private String name;

    @Parameters(index = "1", paramLabel = "TARGET", arity = "0..1", description = "As in corto run. Without one: the image used last.")
    private String target;

    @Mixin
    private ImageOptions imageOptions;

    @Option(names = "--all", description = "Chains of all methods that match, not only of the first " + SHOWN + ".")
    private boolean all;

    @Option(names = "--json", description = "The chains as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Image image = target == null ? ImageBuild.last() : ImageBuild.of(target, imageOptions);
        CallChains chains = CallChains.read(image.reachability());
        List<String> found = chains.matching(name);
        if (found.isEmpty()) {
            throw new Failure("no method of " + image.title() + " has \"" + name + "\" in its name (" + chains.size() + " methods).",
                    "It was not compiled into the image. Names have the form package.Class.method(Descriptor).");
        }
        List<String> shown = all ? found : found.subList(0, Math.min(SHOWN, found.size()));
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            shown.forEach(method -> values.put(method, chains.chain(method).stream().map(step -> Map.of("caller", step.caller(), "place", step.place())).toList()));
            System.out.println(Json.of(values));
            return 0;
        }
        shown.forEach(method -> System.out.println(chains.text(method)));
        if (shown.size() < found.size()) {
            System.out.println("… and " + (found.size() - shown.size()) + " more methods match (--all).");
        }
        return 0;
    }
}
