// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.CompilationFailed;
import corto.composition.Composition;
import corto.composition.Layers;
import corto.composition.SymbolNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The libraries of one image, composed and compiled. `available` are the names of all that there are.
record ImageModules(Composition composition, TargetModules modules, Set<String> available) {
    private static final Pattern MISSING_PACKAGE = Pattern.compile("error: package ([\\w.]+) (?:does not exist|is not visible)");

    static ImageModules of(ImageOptions.Chosen chosen) {
        Composition composition = Composition.of(chosen.libraries().modules(), chosen.configuration().modules(), Layers.read(Sdk.root().resolve(Layers.FILE)));
        TargetModules modules = TargetModules.of(chosen.libraries());
        modules.compile(composition.moduleNames());
        return new ImageModules(composition, modules, chosen.libraries().modules().keySet());
    }

    /// Options of javac for the image's program.
    List<String> optionsForProgram() {
        return modules.optionsForUsers(composition.moduleNames());
    }

    /// What javac said about the image's program, and for packages that it did not find the setting that would bring their library.
    CompilationFailed explained(CompilationFailed failure) {
        Set<String> missing = new TreeSet<>();
        MISSING_PACKAGE.matcher(failure.getMessage()).results().map(match -> match.group(1)).filter(available::contains).forEach(missing::add);
        missing.removeAll(composition.moduleNames());
        StringBuilder text = new StringBuilder(failure.getMessage());
        missing.forEach(name -> text.append("\ncorto: the image does not have the library ").append(name).append(": --set ").append(SymbolNames.symbol(name)).append("=y selects it."));
        return new CompilationFailed(text.toString());
    }
}
