// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/planning/crew.hpp"

/// Joins the processes that MPI started; the caller owns what is returned, whose end ends MPI. Nothing when MPI cannot
/// start. The one function of the library `headroom_mpi`.
extern "C" headroom::planning::Crew* headroomJoinCrew();
