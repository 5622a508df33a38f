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
 * What a probe has read.
 *
 * @param series samples by name
 * @param facts by name: versions, sizes, choices
 * @param notRun why there is nothing; empty when there is
 */
public record Readings(SortedMap<String, List<Double>> series, SortedMap<String, String> facts, String notRun) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Nothing yet. */
    public Readings() {
        this(new TreeMap<>(), new TreeMap<>(), "");
    }

    /** Nothing, and why. */
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

    /** A series. IllegalArgumentException when there is none of this name. */
    public List<Double> samples(String name) {
        List<Double> samples = series.get(name);
        if (samples == null) {
            throw new IllegalArgumentException("no series is called " + name + ", only " + series.keySet());
        }
        return samples;
    }

    /** A fact. IllegalArgumentException when there is none of this name. */
    public String fact(String name) {
        String fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("no fact is called " + name + ", only " + facts.keySet());
        }
        return fact;
    }

    /** A fact that is a number. */
    public double number(String name) {
        return Double.parseDouble(fact(name));
    }

    /** Writes them as JSON. */
    public void write(Path file) {
        try {
            MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Reads what {@link #write} has written. */
    public static Readings read(Path file) {
        try {
            return MAPPER.readValue(file.toFile(), Readings.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not what a probe writes", e);
        }
    }
}
