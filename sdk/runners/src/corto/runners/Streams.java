// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.InputStream;
import java.io.OutputStream;

/// Where the console of a run comes from and goes to. `input` may be null: the program reads an end of file at once.
public record Streams(InputStream input, OutputStream output, OutputStream errors) {
}
