// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace headroom::figures {

/// What a line or an area stands for; the colours decide how it looks.
enum class Tone { Primary, Limit, Level, Faint, Good, Warning };

/// The colours of a chart. Text and lines on `background` keep a contrast of at least 4.5 and 3 (WCAG 2.1); those that
/// mean something differ for eyes without one of the three cones as well.
struct ChartColors {
    QColor background;
    QColor text;  ///< tick labels
    QColor grid;
    QColor blue;    ///< Tone::Primary
    QColor orange;  ///< Tone::Limit: provisioned capacity, quotas
    QColor purple;  ///< Tone::Level: concurrency
    QColor green;   ///< Tone::Good
    QColor red;     ///< Tone::Warning: objectives, throttling
    QColor grey;    ///< Tone::Faint
    bool operator==(const ChartColors&) const = default;
};

const ChartColors& lightChartColors();
const ChartColors& darkChartColors();

QColor colorOf(const ChartColors& colors, Tone tone);

}  // namespace headroom::figures
