package org.learninggradients.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The results of a probe.
 *
 * @param series samples by name
 * @param facts versions, sizes and choices by name
 * @param notRun the reason why there are no results; empty when there are
 */
public record Readings(SortedMap<String, List<Double>> series, SortedMap<String, String> facts, String notRun) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Results without samples. */
    public Readings() {
        this(new TreeMap<>(), new TreeMap<>(), "");
    }

    /** No results, for this reason. */
    public static Readings notRun(String reason) {
        return new Readings(new TreeMap<>(), new TreeMap<>(), reason);
    }

    /** Adds a sample to a series. Modified: this. */
    public void add(String name, double sample) {
        series.computeIfAbsent(name, unused -> new ArrayList<>()).add(sample);
    }

    /** Adds samples to a series. Modified: this. */
    public void addAll(String name, List<Double> samples) {
        series.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(samples);
    }

    /** Keeps a fact. Modified: this. */
    public void fact(String name, Object value) {
        facts.put(name, String.valueOf(value));
    }

    /** The series of this name. IllegalArgumentException when there is none of this name. */
    public List<Double> samples(String name) {
        List<Double> samples = series.get(name);
        if (samples == null) {
            throw new IllegalArgumentException("no series is called " + name + ", only " + series.keySet());
        }
        return samples;
    }

    /** The fact of this name. IllegalArgumentException when there is none of this name. */
    public String fact(String name) {
        String fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("no fact is called " + name + ", only " + facts.keySet());
        }
        return fact;
    }

    /** The fact of this name, as a number. */
    public double number(String name) {
        return Double.parseDouble(fact(name));
    }

    /** Writes the results as JSON. */
    public void write(Path file) {
        try {
            MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Reads results that {@link #write} has written. */
    public static Readings read(Path file) {
        try {
            return MAPPER.readValue(file.toFile(), Readings.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not what a probe writes", e);
        }
    }
}
