// SPDX-License-Identifier: GPL-3.0-or-later
// The service models: the standard headers and the engine.
#pragma once

#include "cmake/precompiled/standard.hpp"
#include "model/base/keys.hpp"
#include "model/base/meter.hpp"
#include "model/base/sampler.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"
