// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// What an int or hex symbol can be. The texts are as the files have them or as the bounding symbols are now.
public record Range(String low, String high) {
    /// `[low high]`.
    @Override
    public String toString() {
        return "[" + low + " " + high + "]";
    }
}
