// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the desktop.
#pragma once

#include <QTest>

#include "cmake/precompiled/window.hpp"
#include "tests/support/catch.hpp"
