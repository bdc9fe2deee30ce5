// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/chart_colors.hpp"

namespace headroom::figures {

const ChartColors& lightChartColors() {
    static const ChartColors colors{
        .background = QColor(0xff, 0xff, 0xff),
        .text = QColor(0x66, 0x70, 0x85),
        .grid = QColor(0xea, 0xec, 0xf0),
        .blue = QColor(0x25, 0x63, 0xeb),
        .orange = QColor(0xd9, 0x77, 0x06),
        .purple = QColor(0x86, 0x19, 0x8f),
        .green = QColor(0x15, 0x80, 0x3d),
        .red = QColor(0xc2, 0x41, 0x0c),
        .grey = QColor(0x8b, 0x93, 0xa1),
    };
    return colors;
}

const ChartColors& darkChartColors() {
    static const ChartColors colors{
        .background = QColor(0x1f, 0x22, 0x28),
        .text = QColor(0x9c, 0xa5, 0xb4),
        .grid = QColor(0x2e, 0x32, 0x3a),
        .blue = QColor(0x6e, 0xa8, 0xfe),
        .orange = QColor(0xe9, 0xa2, 0x3b),
        .purple = QColor(0xf5, 0xc2, 0xff),
        .green = QColor(0x4a, 0xc2, 0x96),
        .red = QColor(0xfb, 0x8a, 0x5c),
        .grey = QColor(0x73, 0x7b, 0x8a),
    };
    return colors;
}

QColor colorOf(const ChartColors& colors, Tone tone) {
    switch (tone) {
        case Tone::Primary:
            return colors.blue;
        case Tone::Limit:
            return colors.orange;
        case Tone::Level:
            return colors.purple;
        case Tone::Faint:
            return colors.grey;
        case Tone::Good:
            return colors.green;
        case Tone::Warning:
            return colors.red;
    }
    return colors.text;
}

}  // namespace headroom::figures
