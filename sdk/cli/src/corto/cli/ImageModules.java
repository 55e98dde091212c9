// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.composition.Composition;
import corto.composition.Layers;
import java.util.List;

/// The libraries of one image, composed and compiled.
record ImageModules(Composition composition, TargetModules modules) {
    static ImageModules of(ImageOptions.Chosen chosen) {
        Composition composition = Composition.of(chosen.libraries().modules(), chosen.configuration().modules(), Layers.read(Sdk.root().resolve(Layers.FILE)));
        TargetModules modules = TargetModules.of(chosen.libraries());
        modules.compile(composition.moduleNames());
        return new ImageModules(composition, modules);
    }

    /// Options of javac for the image's program.
    List<String> optionsForProgram() {
        return modules.optionsForUsers(composition.moduleNames());
    }
}
