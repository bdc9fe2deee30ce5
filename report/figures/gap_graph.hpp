// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QCPGraph;
class QCustomPlot;

namespace headroom::figures {

/// Whether some of the values are no numbers: periods in which nothing was observed.
bool hasGaps(const std::vector<double>& values);

/// A graph of the plot for a line with gaps, at its lower and left axes. A value that stands alone between two gaps is
/// a short dash (a curve through one point has no length), and of values that share a pixel with a gap the smallest and
/// the largest are drawn: QCPGraph loses all of a pixel's values when the first of them is no number.
QCPGraph& addGapGraph(QCustomPlot& plot);

}  // namespace headroom::figures
