// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <filesystem>
#include <optional>
#include <vector>

#include "gui/items/import_row.hpp"
#include "gui/latest_worker.hpp"
#include "scenarios/import/import.hpp"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace headroom::gui {

class ProblemTable;
class RowTable;

/// What importing files would give, before anything is written: what is taken, guessed, proposed and left out, or why
/// the files are refused. The region can be changed; files are read off the window's thread.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    /// `region`: the one that is chosen first.
    ImportDialog(std::vector<std::filesystem::path> files, const QString& region, QWidget* parent = nullptr);

    /// The scenario as JSON once there is one.
    const std::string& scenario() const { return scenario_; }
    /// Whether reading the files is over, with whatever end.
    bool isRead() const { return read_; }

private:
    void readFiles();
    void tell(const importing::Imported& imported);
    QWidget* buildHead(const QString& region);
    std::vector<std::filesystem::path> files_;
    std::string scenario_;
    bool read_ = false;
    std::uint64_t ticket_ = 0;
    QComboBox* region_;
    bool regionChosen_ = false;  ///< by hand
    QLabel* summary_;
    QStackedWidget* lists_;
    RowTable* entries_;
    ProblemTable* problems_;
    QPushButton* save_;
    ImportModel model_;
    LatestWorker worker_;  ///< last: its jobs use the others
};

}  // namespace headroom::gui
