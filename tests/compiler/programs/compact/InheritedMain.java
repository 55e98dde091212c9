// SPDX-License-Identifier: Apache-2.0
// main comes from the superclass; static without parameters.
class InheritedBase {
    static void main() {
        System.out.println("inherited " + new InheritedMain().name());
    }

    String name() {
        return "base";
    }
}

public class InheritedMain extends InheritedBase {
    @Override
    String name() {
        return "sub of " + super.name();
    }
}
