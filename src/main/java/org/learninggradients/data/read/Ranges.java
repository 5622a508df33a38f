package org.learninggradients.data.read;

import java.util.List;

/**
 * The ranges in which rows can be read, in row order. The number of a range is the part of the input that chunks and bad cells name.
 *
 * @param files the file of each range, named as the user would write it
 * @param counted what is counted within a file: line or row
 */
public record Ranges(List<String> files, String counted) {
    public Ranges {
        files = List.copyOf(files);
    }

    /** The file of a range. */
    String file(long range) {
        return files.get(Math.toIntExact(range));
    }
}
