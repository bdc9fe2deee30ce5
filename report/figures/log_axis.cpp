// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/log_axis.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/figures/tick_text.hpp"

namespace headroom::figures {

namespace {

constexpr int kMostTicks = 6;

/// Ticks at powers of ten, or at every second, third ... of them.
class DecadeTicker : public QCPAxisTicker {
public:
    explicit DecadeTicker(ValueText text) : text_(std::move(text)) {}

protected:
    double getTickStep(const QCPRange&) override { return 1.0; }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return text_ ? text_(tick) : tickText(tick);
    }
    QVector<double> createTickVector(double, const QCPRange& range) override {
        const int first = static_cast<int>(std::floor(std::log10(std::max(range.lower, 1e-300)) + 1e-9));
        const int last = static_cast<int>(std::ceil(std::log10(std::max(range.upper, 1e-300)) - 1e-9));
        const int every = std::max(1, (last - first + kMostTicks - 1) / kMostTicks);
        QVector<double> ticks;
        for (int power = first; power <= last; power += every) ticks << std::pow(10.0, power);
        return ticks;
    }

private:
    ValueText text_;
};

}  // namespace

Decades decadesAbout(double smallest, double largest) {
    if (!(smallest > 0.0) || !std::isfinite(smallest)) smallest = 1.0;
    largest = std::isfinite(largest) ? std::max(largest, smallest) : smallest;
    // A hair of slack: what is a power of ten itself begins and ends its decade.
    const double from = std::floor(std::log10(smallest) + 1e-9);
    const double to = std::max(std::ceil(std::log10(largest) - 1e-9), from + 1.0);
    return {std::pow(10.0, from), std::pow(10.0, to)};
}

void setLogAxis(QCPAxis& axis, double smallest, double largest, ValueText text) {
    const Decades decades = decadesAbout(smallest, largest);
    axis.setScaleType(QCPAxis::stLogarithmic);
    axis.setTicker(QSharedPointer<QCPAxisTicker>(new DecadeTicker(std::move(text))));
    axis.setRange(decades.from, decades.to);
}

void setLinearAxis(QCPAxis& axis, const AxisTop& top) {
    axis.setScaleType(QCPAxis::stLinear);
    axis.setTicker(valueTicker(top.step));
    axis.setRange(0.0, top.top);
}

}  // namespace headroom::figures
