package dev.holonomy.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Entry point of the command line: joins the commands and turns what went wrong into one line and an exit status. */
@Command(
        name = "holonomy",
        description = "Learns on curved surfaces: from the mesh file to the picture.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit status: 0 done, 1 the command could not do it, 2 wrong usage, 130 or 143 interrupted.",
            "'holonomy COMMAND --help' describes a command."
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    /**
     * Runs the command line and ends the JVM with its exit status.
     *
     * @param args command, options and parameters
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("java.awt.headless", "true");
        NativeLibraries.configure(Arrays.asList(args).contains("--debug"));
        Streams streams = Streams.ofProcess();
        int status = run(streams, args);
        // Halting after the flush is not safe for hooks (checkpoints, temporary files), so: a plain exit.
        System.exit(streams.finish(status));
    }

    /**
     * Runs one command.
     *
     * @param streams where its answer and its messages go
     * @param args command, options and parameters
     * @return the exit status
     */
    static int run(Streams streams, String... args) {
        boolean debug = Arrays.asList(args).contains("--debug");
        if (debug) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
        }
        CommandLine line = new CommandLine(new Main());
        addAll(line, List.of(new DemoCommand(streams)));
        addAll(line, commands(streams));
        group(line, new CheckCommand(), CheckCommand.commands(streams));
        group(line, new DataCommand(), DataCommand.commands(streams));
        group(line, new BenchCommand(), BenchCommand.commands(streams));
        line.setOut(streams.outWriter()).setErr(streams.errWriter());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(streams.colors() ? Ansi.ON : Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        Failures failures = new Failures(streams.err(), debug);
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError error) {
            return failures.outOfMemory(error);
        } catch (LinkageError | StackOverflowError error) {
            return failures.bug(error);
        }
    }

    private static void addAll(CommandLine line, List<? extends Callable<Integer>> commands) {
        for (Callable<Integer> command : commands) {
            CommandLine subcommand = new CommandLine(command);
            subcommand.getCommandSpec().addOption(helpOption());
            line.addSubcommand(subcommand.getCommandName(), subcommand);
        }
    }

    /** A command that has commands of its own. */
    private static void group(CommandLine line, Callable<Integer> group, List<? extends Callable<Integer>> commands) {
        CommandLine head = new CommandLine(group);
        head.getCommandSpec().addOption(helpOption());
        addAll(head, commands);
        line.addSubcommand(head.getCommandName(), head);
    }

    private static List<Callable<Integer>> commands(Streams streams) {
        return List.of(
                new InfoCommand(streams),
                new ConvertCommand(streams),
                new RepairCommand(streams),
                new DistanceCommand(streams),
                new LogmapCommand(streams),
                new ChartsCommand(streams),
                new SpectrumCommand(streams),
                new DescriptorsCommand(streams),
                new FieldCommand(streams),
                new SimplifyCommand(streams),
                new RemeshCommand(streams),
                new TrainCommand(streams),
                new EvaluateCommand(streams),
                new PredictCommand(streams),
                new MatchCommand(streams),
                new ViewCommand(streams),
                new DoctorCommand(streams));
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and stop.")
                .build();
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    /** The version in the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"holonomy " + (version == null ? "(not run from its jar)" : version)};
        }
    }
}
