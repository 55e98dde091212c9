// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

/// What a C symbol stands for: one line of `symbols.tsv`.
///
/// `type` is the binary name of the class without its package, `member` is `method(Descriptor)` for a method and a label for data,
/// `kind` what it is: `method`, `object`, `class`, …
public record JavaName(String symbol, String module, String packageName, String type, String member, String kind) {

    /// `java.util.ArrayList`
    public String className() {
        return packageName.isEmpty() ? type : packageName + "." + type;
    }

    /// The member without its descriptor: `add`.
    public String memberName() {
        int descriptor = member.indexOf('(');
        return descriptor < 0 ? member : member.substring(0, descriptor);
    }

    /// As a stack trace has it: classes of the application have no module before them.
    Frame frame(String position) {
        return new Frame(isApplication() ? "" : module, className(), memberName(), position);
    }

    public boolean isApplication() {
        return module.isEmpty() || module.equals("-") || module.equals("application");
    }
}
