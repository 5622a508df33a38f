package org.learninggradients.data.read;

import java.io.Serializable;

/** A column of the input that is used: its name in the header, and its role. */
record InputColumn(String name, ColumnRole role) implements Serializable {}
