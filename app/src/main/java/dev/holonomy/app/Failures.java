package dev.holonomy.app;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on standard error and an exit status; the stack trace comes with --debug only. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintStream err;
    private final boolean debug;

    Failures(PrintStream err, boolean debug) {
        this.err = err;
        this.debug = debug;
    }

    /** Wrong usage: the message, the nearest names where there are some, and where the help is; status 2. */
    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        StringBuilder message = new StringBuilder(oneLine(String.valueOf(exception.getMessage())));
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> nearest = unmatched.getSuggestions();
            if (!nearest.isEmpty()) {
                message.append(" (did you mean ")
                        .append(String.join(" or ", nearest.subList(0, Math.min(3, nearest.size()))))
                        .append("?)");
            }
        }
        err.println(
                "holonomy: " + message + "; see '" + command.getCommandSpec().qualifiedName() + " --help'");
        trace(exception);
        return ExitCode.USAGE;
    }

    /** A command that could not do it; status 1. */
    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult parsed) {
        if (isExpected(exception)) {
            err.println("holonomy: " + describe(exception));
            trace(exception);
            return ExitCode.SOFTWARE;
        }
        return bug(exception);
    }

    /** Memory ran out; status 1. */
    int outOfMemory(OutOfMemoryError error) {
        long limit = Runtime.getRuntime().maxMemory() >> 20;
        err.println("holonomy: not enough memory: the limit is " + limit + " MB; raise it with HOLONOMY_JAVA_OPTS=-Xmx"
                + Math.max(1, (2 * limit) >> 10) + "g or use a smaller input");
        trace(error);
        return ExitCode.SOFTWARE;
    }

    /** A fault of the program itself; status 1. */
    int bug(Throwable fault) {
        err.println("holonomy: internal error: " + fault.getClass().getSimpleName() + ": "
                + oneLine(String.valueOf(fault.getMessage())) + (debug ? "" : " (--debug prints where)"));
        trace(fault);
        return ExitCode.SOFTWARE;
    }

    private void trace(Throwable fault) {
        if (debug) {
            fault.printStackTrace(err);
        }
    }

    /**
     * Whether the failure is about what the person gave (a file, a mesh, a value) and not about the program: its own exceptions,
     * whose messages are written for people, and those of the file system.
     */
    private static boolean isExpected(Throwable fault) {
        return fault instanceof IOException
                || fault instanceof UncheckedIOException
                || fault instanceof IllegalArgumentException
                || fault.getClass().getName().startsWith("dev.holonomy.");
    }

    /** One line for a person: what, where, and the reason of the operating system. */
    static String describe(Throwable fault) {
        Throwable cause = fault.getCause();
        if (fault instanceof UncheckedIOException
                && cause != null
                && cause.toString().equals(fault.getMessage())) {
            return describe(cause); // wrapped without a word of its own
        }
        if (fault instanceof FileSystemException e) {
            return e.getFile() + ": " + reason(e);
        }
        String message = fault.getMessage();
        if (message == null || message.isBlank()) {
            return fault.getClass().getSimpleName();
        }
        return fault instanceof FileNotFoundException
                ? message.replace(" (", ": ").replace(")", "")
                : oneLine(message);
    }

    /** The reason of the operating system, without the file. */
    static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof FileAlreadyExistsException) {
            return "exists already";
        } else if (e instanceof NotDirectoryException) {
            return "not a folder";
        } else if (e instanceof DirectoryNotEmptyException) {
            return "folder is not empty";
        } else if (e instanceof FileSystemLoopException) {
            return "too many levels of symbolic links";
        }
        String reason = e.getReason();
        return reason == null ? e.getClass().getSimpleName() : reason.toLowerCase(Locale.ROOT);
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
