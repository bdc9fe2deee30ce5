// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/time_axis.hpp"

#include <qcustomplot.h>

#include <array>
#include <cmath>

#include "report/figures/number_locale.hpp"

namespace headroom::figures {

namespace {

constexpr double kMinute = 60.0;
constexpr double kHour = 3600.0;
constexpr double kDay = 86400.0;

/// Seconds between midnight and the start, so that ticks stand on the clock's round times.
double secondOfDay(const TimeAxis& axis) { return axis.start.time().msecsSinceStartOfDay() / 1000.0; }

class TimeTicker : public QCPAxisTicker {
public:
    explicit TimeTicker(TimeAxis axis) : axis_(std::move(axis)) {}

protected:
    double getTickStep(const QCPRange& range) override { return step_ = timeStep(range.size()); }
    QVector<double> createTickVector(double step, const QCPRange& range) override {
        setTickOrigin(-secondOfDay(axis_));
        return QCPAxisTicker::createTickVector(step, range);
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return timeText(axis_, tick, step_); }

private:
    TimeAxis axis_;
    double step_ = kHour;
};

}  // namespace

double timeStep(double visible, int wanted) {
    constexpr std::array<double, 18> kSteps{
        1,         5,         15,        30,         kMinute, 5 * kMinute, 15 * kMinute, 30 * kMinute, kHour,
        2 * kHour, 4 * kHour, 6 * kHour, 12 * kHour, kDay,    2 * kDay,    4 * kDay,     7 * kDay,     28 * kDay};
    for (const double step : kSteps) {
        if (visible / step <= wanted) return step;
    }
    return kSteps.back() * std::ceil(visible / kSteps.back() / wanted);
}

QString timeText(const TimeAxis& axis, double seconds, double step) {
    const QDateTime at = axis.start.addMSecs(std::llround(seconds * 1000.0));
    const bool midnight = at.time() == QTime(0, 0);
    if (step >= kDay || (midnight && seconds > 0.0)) {
        const bool oneDay = axis.length <= kDay && secondOfDay(axis) == 0.0;
        if (oneDay && seconds > 0.0) return QStringLiteral("24:00");
        return numberLocale().toString(at.date(), QStringLiteral("ddd d MMM"));
    }
    return at.toString(step < kMinute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

QSharedPointer<QCPAxisTicker> timeTicker(const TimeAxis& axis) {
    return QSharedPointer<QCPAxisTicker>(new TimeTicker(axis));
}

}  // namespace headroom::figures
