// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop.
#pragma once

#include <QtWidgets>

#include "cmake/precompiled/study.hpp"
