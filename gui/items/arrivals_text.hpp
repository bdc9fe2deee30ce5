// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/workload/arrival_spec.hpp"

namespace headroom::gui {

/// An arrival process in two words: "120/s diurnal", "trace", "200 users".
QString arrivalsText(const workload::ArrivalSpec& arrivals);

}  // namespace headroom::gui
