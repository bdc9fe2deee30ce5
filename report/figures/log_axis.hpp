// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/figures/chart_style.hpp"
#include "report/figures/text_ticker.hpp"

class QCPAxis;

namespace headroom::figures {

/// The powers of ten about what is shown: at least one decade.
struct Decades {
    double from = 1.0;
    double to = 10.0;
};
Decades decadesAbout(double smallest, double largest);

/// A logarithmic axis over those decades, a tick a decade (fewer where there are many), labelled by `text` or else as
/// plain numbers.
void setLogAxis(QCPAxis& axis, double smallest, double largest, ValueText text = {});

/// A linear axis from 0 to the top, after the axis may have been logarithmic.
void setLinearAxis(QCPAxis& axis, const AxisTop& top);

}  // namespace headroom::figures
