package org.learninggradients.data.read.csv;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** The names in the first line of a CSV file. */
final class CsvHeader {
    private CsvHeader() {}

    static List<String> read(Configuration configuration, String path) throws IOException, BadHeaderException {
        try (Lines lines = new Lines(configuration, path, 0, 1)) {
            if (!lines.advance()) {
                throw new BadHeaderException("is empty; a CSV file begins with a line of column names");
            }
            if (lines.isUtf16()) {
                throw new BadHeaderException("is UTF-16 text; save it as UTF-8");
            }
            String line = lines.line();
            if (line.isBlank()) {
                throw new BadHeaderException("begins with a blank line; its first line names the columns");
            }
            return names(line);
        } catch (CharacterCodingException e) {
            throw new BadHeaderException("has a header that is not UTF-8 text");
        }
    }

    private static List<String> names(String line) throws BadHeaderException {
        CsvCells cells = new CsvCells();
        String fault = cells.split(line);
        if (fault != null) {
            throw new BadHeaderException("has a header that " + fault);
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cells.count(); i++) {
            String name = cells.cell(i);
            if (!name.isEmpty() && !seen.add(name)) {
                throw new BadHeaderException("names column '" + name + "' twice; rename one of the two");
            }
            names.add(name);
        }
        return names;
    }
}
