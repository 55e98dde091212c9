// SPDX-License-Identifier: Apache-2.0
package system;

public class NoOutput {
    public static void main(String[] args) {
    }
}
