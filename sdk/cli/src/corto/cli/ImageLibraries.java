// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceModule;
import corto.composition.Composition;
import corto.composition.Layers;
import corto.configuration.ImageConfiguration;
import corto.configuration.Origins;
import java.util.Map;

/// What an image that has been built consists of: its settings are read from beside it, its libraries are as their sources are now.
record ImageLibraries(ImageConfiguration configuration, Composition composition) {
    static ImageLibraries of(Image image) {
        ImageConfiguration configuration = ImageConfiguration.of(Origins.read(image.folder().resolve(Origins.FILE)), Sdk.root(), Sdk.configurations());
        return new ImageLibraries(configuration, Composition.of(configuration.libraries().modules(), configuration.modules(), Layers.read(Sdk.root().resolve(Layers.FILE))));
    }

    /// All libraries there are, by name: those of the image are among them.
    Map<String, SourceModule> modules() {
        return configuration.libraries().modules();
    }
}
