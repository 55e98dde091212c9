// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// A symbol that a search found, with its text in menuconfig's `/` screen.
///
/// @param jumps the places a person can go to, each with the index in `text` of the line of `Location:` that is it
public record SearchHit(Symbol symbol, String text, List<Jump> jumps) {
    public record Jump(MenuNode target, int offset) {
    }
}
