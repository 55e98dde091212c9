// SPDX-License-Identifier: Apache-2.0
// refused: NoMain has no main method
// refused: write `void main()
/// A class without a main method.
class NoMain {
    static void start(String[] args) {
        System.out.println("never");
    }
}
