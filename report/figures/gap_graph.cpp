// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/gap_graph.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headroom::figures {

namespace {

constexpr double kDash = 1.5;  // pixels to either side of a value that stands alone

/// What one pixel's width holds.
struct Pixel {
    QCPGraphData first;  ///< of the numbers, as are the others
    QCPGraphData last;
    double least = 0.0;
    double most = 0.0;
    bool known = false;

    void take(const QCPGraphData& point) {
        if (!std::isfinite(point.value)) return;
        if (!known) {
            first = point;
            least = most = point.value;
        }
        known = true;
        last = point;
        least = std::min(least, point.value);
        most = std::max(most, point.value);
    }
};

class GapGraph : public QCPGraph {
public:
    explicit GapGraph(QCustomPlot& plot) : QCPGraph(plot.xAxis, plot.yAxis) {}

protected:
    using Place = QCPGraphDataContainer::const_iterator;

    void getOptimizedLineData(QVector<QCPGraphData>* line, const Place& begin, const Place& end) const override {
        const double width = std::abs(keyAxis()->pixelToCoord(1.0) - keyAxis()->pixelToCoord(0.0));
        qsizetype run = 0;  // where the stretch without a gap begins
        for (Place at = begin; at != end;) {
            const double until = at->key + width;
            Pixel pixel;
            const double key = at->key;
            do pixel.take(*at++);
            while (at != end && at->key < until);
            if (pixel.known) {
                append(*line, pixel);
            } else {
                close(*line, run, width);
                line->append(QCPGraphData(key, std::numeric_limits<double>::quiet_NaN()));
                run = line->size();
            }
        }
        close(*line, run, width);
    }

private:
    static void append(QVector<QCPGraphData>& line, const Pixel& pixel) {
        line.append(pixel.first);
        if (pixel.least < std::min(pixel.first.value, pixel.last.value))
            line.append(QCPGraphData(pixel.first.key, pixel.least));
        if (pixel.most > std::max(pixel.first.value, pixel.last.value))
            line.append(QCPGraphData(pixel.first.key, pixel.most));
        if (pixel.last.key > pixel.first.key) line.append(pixel.last);
    }
    static void close(QVector<QCPGraphData>& line, qsizetype run, double width) {
        if (line.size() == run || line.back().key - line[run].key > width) return;
        line.append(QCPGraphData(line.back().key + kDash * width, line.back().value));
        line.insert(run, QCPGraphData(line[run].key - kDash * width, line[run].value));
    }
};

}  // namespace

bool hasGaps(const std::vector<double>& values) {
    return std::ranges::any_of(values, [](double value) { return std::isnan(value); });
}

QCPGraph& addGapGraph(QCustomPlot& plot) { return *new GapGraph(plot); }

}  // namespace headroom::figures
