// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// Streams are sequential: with one thread a parallel one has nothing to gain, and it would bring the fork-join pool into the image.
@Substitute("java.util.stream.AbstractPipeline")
final class AbstractPipelineSubstitution {
    @Replace
    public boolean isParallel() {
        return false;
    }
}
