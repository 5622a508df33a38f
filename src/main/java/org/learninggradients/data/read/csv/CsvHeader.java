package org.learninggradients.data.read.csv;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.learninggradients.data.read.InputColumns;
import org.learninggradients.text.NearestName;

/** The names in the first line of a CSV file. */
record CsvHeader(List<String> names) {
    CsvHeader {
        names = List.copyOf(names);
    }

    /** Reads the first line of a file. BadHeaderException where it names no columns. */
    static CsvHeader read(Configuration configuration, String path) throws IOException, BadHeaderException {
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
            return new CsvHeader(names(line));
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

    /** The position of each of the columns in a line of the file. BadHeaderException where the file has no such column. */
    int[] positions(InputColumns columns) throws BadHeaderException {
        Map<String, Integer> known = new HashMap<>();
        for (int position = 0; position < names.size(); position++) {
            known.put(names.get(position), position);
        }
        int[] positions = new int[columns.count()];
        for (int column = 0; column < positions.length; column++) {
            String name = columns.name(column);
            Integer position = known.get(name);
            if (position == null) {
                throw new BadHeaderException("has no column '" + name + "'" + NearestName.suggestion(name, names));
            }
            positions[column] = position;
        }
        return positions;
    }
}
