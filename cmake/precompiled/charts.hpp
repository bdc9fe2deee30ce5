// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: the library behind them is one large header.
#pragma once

#include <qcustomplot.h>

#include "cmake/precompiled/standard.hpp"
