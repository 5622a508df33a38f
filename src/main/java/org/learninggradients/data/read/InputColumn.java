package org.learninggradients.data.read;

import java.io.Serializable;

/** A column of the input that is used, by its name in the header. */
public record InputColumn(String name, ColumnRole role) implements Serializable {}
