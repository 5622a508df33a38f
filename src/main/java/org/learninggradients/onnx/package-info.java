/**
 * Networks as ONNX files, written and read. Start with {@link org.learninggradients.onnx.OnnxModel} and {@link
 * org.learninggradients.onnx.OnnxReader}.
 */
@NullMarked
package org.learninggradients.onnx;

import org.jspecify.annotations.NullMarked;
