package dev.holonomy.app;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a command found out.
 *
 * @param status the exit status, 0 or 1
 * @param json the answer for programs, keys as in the contract of the command
 * @param text the answer for people, lines without a final line end
 */
record Answer(int status, ObjectNode json, String text) {
    /** An answer of a command that did what was asked. */
    static Answer of(ObjectNode json, String text) {
        return new Answer(0, json, text);
    }
}
