// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `corto completion`: prints what makes a shell complete the command's words.
@Group("Help")
@Command(name = "completion", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints a script that makes bash or zsh complete the words of this command.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto completion bash                   in ~/.bashrc: source <(corto completion bash)",
            "  corto completion zsh                    in ~/.zshrc after compinit: source <(corto completion zsh)",
            "  corto completion zsh > ~/.zfunc/_corto  or a file in a folder of fpath"})
final class CompletionCommand implements Callable<Integer> {
    private static final String BASH = "bash";
    private static final String ZSH = "zsh";

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    @Values({BASH, ZSH})
    private String shell;

    @Override
    public Integer call() {
        CompletionScript script = new CompletionScript(Main.whole(), Sdk.root());
        System.out.print(Choices.check("SHELL", shell, List.of(BASH, ZSH)).equals(BASH) ? script.bash() : script.zsh());
        return 0;
    }
}
