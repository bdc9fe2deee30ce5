// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <vector>

#include "report/figures/chart_colors.hpp"
#include "report/figures/text_ticker.hpp"

class QCustomPlot;

namespace headroom::figures {

/// What an input does to a figure between its two ends.
struct Swing {
    QString name;
    double low = 0.0;   ///< the figure with the input at its low end
    double high = 0.0;  ///< and at its high end
    QString lowText;    ///< the input's values there
    QString highText;
};

/// A tornado: the widest swing on top.
struct SwingChart {
    std::vector<Swing> swings;
    double middle = 0.0;  ///< the figure with every input at its likely value
    ValueText text;
};

/// Most swings that are drawn.
inline constexpr std::size_t kMostSwings = 12;

/// The widest swings, widest first, at most kMostSwings; those that move nothing are left out.
std::vector<Swing> widestSwings(std::vector<Swing> swings);

/// How high the chart wants to be, in pixels.
int heightOf(const SwingChart& chart, const QFont& font);

/// Draws the swings as they are given, replacing what was there: a bar each about a line at the middle.
void drawSwingChart(QCustomPlot& plot, const SwingChart& chart, const ChartColors& colors, const QFont& font);

}  // namespace headroom::figures
