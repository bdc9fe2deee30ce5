<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>Account</name>
    <message>
        <source>%1, AWS&apos;s default quotas</source>
        <translation>%1, kuota bawaan AWS</translation>
    </message>
    <message>
        <source>%1, 1 quota of its own</source>
        <translation>%1, 1 kuota sendiri</translation>
    </message>
    <message>
        <source>%1, %2 quotas of its own</source>
        <translation>%1, %2 kuota sendiri</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>1 page found</source>
        <translation>1 halaman ditemukan</translation>
    </message>
    <message>
        <source>%1 pages found</source>
        <translation>%1 halaman ditemukan</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Lihat di:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nama berkas:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Jenis berkas:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Buka</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Pilih</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Folder induk</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Buat folder baru</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Tampilan daftar</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Tampilan rinci</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 sudah ada.
Apakah Anda ingin menggantinya?</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Simpan sebagai</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Tanggal diubah</translation>
    </message>
</context>
<context>
    <name>QGnomeTheme</name>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;Oke</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Batal</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Tutup</translation>
    </message>
    <message>
        <source>Close without Saving</source>
        <translation>Tutup tanpa menyimpan</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ulangi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Potong</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih semua</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Design: %1</source>
        <translation>Desain: %1</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Oke</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ya</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Tidak</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atur ulang</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ulangi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Potong</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih semua</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Report for reading and printing (*.pdf)</source>
        <translation>Laporan untuk dibaca dan dicetak (*.pdf)</translation>
    </message>
    <message>
        <source>Report for a browser (*.html)</source>
        <translation>Laporan untuk peramban (*.html)</translation>
    </message>
    <message>
        <source>Report for editing (*.odt)</source>
        <translation>Laporan untuk disunting (*.odt)</translation>
    </message>
    <message>
        <source>Summary in Markdown (*.md)</source>
        <translation>Ringkasan dalam Markdown (*.md)</translation>
    </message>
    <message>
        <source>Figures for a spreadsheet (*.csv)</source>
        <translation>Angka untuk lembar kerja (*.csv)</translation>
    </message>
    <message>
        <source>Everything, for programs (*.json)</source>
        <translation>Semuanya, untuk program (*.json)</translation>
    </message>
</context>
<context>
    <name>gui</name>
    <message>
        <source>partition %1</source>
        <translation>partisi %1</translation>
    </message>
    <message>
        <source>%1, %2: %3 units a second</source>
        <translation>%1, %2: %3 unit per detik</translation>
    </message>
</context>
<context>
    <name>headroom::gui</name>
    <message>
        <source>%1 against the first design</source>
        <translation>%1 dibandingkan desain pertama</translation>
    </message>
    <message>
        <source>, 95 % interval %1 to %2</source>
        <translation>, selang 95 % %1 sampai %2</translation>
    </message>
    <message>
        <source>; too few replications for an interval</source>
        <translation>; replikasi terlalu sedikit untuk sebuah selang</translation>
    </message>
    <message>
        <source>: about the same</source>
        <translation>: kurang lebih sama</translation>
    </message>
    <message>
        <source>: whether it differs is not clear</source>
        <translation>: belum jelas apakah berbeda</translation>
    </message>
    <message>
        <source>The scenario states none.</source>
        <translation>Skenario tidak menyebutkannya.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
    <message>
        <source>missed: %1</source>
        <translation>tidak tercapai: %1</translation>
    </message>
    <message>
        <source>undecided: %1</source>
        <translation>belum pasti: %1</translation>
    </message>
    <message>
        <source>not priced</source>
        <translation>tanpa harga</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>diambil</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>diasumsikan</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>diusulkan</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ditinggalkan</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>dipertahankan</translation>
    </message>
    <message>
        <source>Its lines end in different ways, or it holds characters that an editor would change.</source>
        <translation>Akhir barisnya tidak seragam, atau ada karakter yang akan diubah oleh penyunting.</translation>
    </message>
    <message>
        <source>It is not UTF-8 throughout, and saving would change it.</source>
        <translation>Isinya tidak sepenuhnya UTF-8, dan menyimpan akan mengubahnya.</translation>
    </message>
    <message>
        <source>It is too long to be edited here.</source>
        <translation>Terlalu panjang untuk disunting di sini.</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>kurang dari sedetik</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 sampai %2</translation>
    </message>
    <message>
        <source>Data transfer</source>
        <translation>Transfer data</translation>
    </message>
    <message>
        <source>even</source>
        <translation>merata</translation>
    </message>
    <message>
        <source>Poisson</source>
        <translation>Poisson</translation>
    </message>
    <message>
        <source>diurnal</source>
        <translation>harian</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>mingguan</translation>
    </message>
    <message>
        <source>ramp to %1</source>
        <translation>naik bertahap ke %1</translation>
    </message>
    <message>
        <source>steps to %1</source>
        <translation>bertingkat ke %1</translation>
    </message>
    <message>
        <source>spike to %1</source>
        <translation>lonjakan ke %1</translation>
    </message>
    <message>
        <source>bursty</source>
        <translation>meledak-ledak</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>rekaman</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>jadwal</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 pengguna</translation>
    </message>
    <message>
        <source>What the file does not say</source>
        <translation>Yang tidak disebutkan berkas</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>, free tier</source>
        <translation>, tingkat gratis</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Sumber daya</translation>
    </message>
    <message>
        <source>Usage type</source>
        <translation>Jenis pemakaian</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>Per bulan</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>The rate is the scenario&apos;s own, not the price book&apos;s.</source>
        <translation>Tarif ini milik skenario, bukan dari buku harga.</translation>
    </message>
    <message>
        <source>account</source>
        <translation>akun</translation>
    </message>
    <message>
        <source> (own)</source>
        <translation> (sendiri)</translation>
    </message>
    <message>
        <source>depends on usage</source>
        <translation>tergantung pemakaian</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Pemakaian</translation>
    </message>
    <message>
        <source>Why it is not in the total</source>
        <translation>Mengapa tidak termasuk jumlah</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>First design</source>
        <translation>Desain pertama</translation>
    </message>
    <message>
        <source>This design</source>
        <translation>Desain ini</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Permintaan</translation>
    </message>
    <message>
        <source>per second, %1, replication 1</source>
        <translation>per detik, %1, replikasi 1</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>permintaan</translation>
    </message>
    <message>
        <source>%1: write capacity</source>
        <translation>%1: kapasitas tulis</translation>
    </message>
    <message>
        <source>%1: read capacity</source>
        <translation>%1: kapasitas baca</translation>
    </message>
    <message>
        <source>provisioned</source>
        <translation>disediakan</translation>
    </message>
    <message>
        <source>consumed</source>
        <translation>terpakai</translation>
    </message>
    <message>
        <source>%1: concurrent executions</source>
        <translation>%1: eksekusi serentak</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>batas %1</translation>
    </message>
    <message>
        <source>concurrent executions</source>
        <translation>eksekusi serentak</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>rata-rata %1</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Desain</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gagal</translation>
    </message>
    <message>
        <source>Against the first</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Objectives met</source>
        <translation>Sasaran tercapai</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>eksponensial</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>seragam</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>log-normal</source>
        <translation>log-normal</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>gamma</translation>
    </message>
    <message>
        <source>Weibull</source>
        <translation>Weibull</translation>
    </message>
    <message>
        <source>Pareto</source>
        <translation>Pareto</translation>
    </message>
    <message>
        <source>percentiles</source>
        <translation>persentil</translation>
    </message>
    <message>
        <source>piecewise</source>
        <translation>bertahap</translation>
    </message>
    <message>
        <source>measured values</source>
        <translation>nilai terukur</translation>
    </message>
    <message>
        <source>mixture</source>
        <translation>campuran</translation>
    </message>
    <message>
        <source>regimes</source>
        <translation>rezim</translation>
    </message>
    <message>
        <source>mean %1, %2</source>
        <translation>rata-rata %1, %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Sumber: %1</translation>
    </message>
    <message>
        <source>No interval: one replication is not enough for one.</source>
        <translation>Tanpa selang: satu replikasi tidak cukup.</translation>
    </message>
    <message>
        <source>No interval: %1</source>
        <translation>Tanpa selang: %1</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>tidak ada yang terukur</translation>
    </message>
    <message>
        <source>no interval</source>
        <translation>tanpa selang</translation>
    </message>
    <message>
        <source>95 % confidence interval: %1 to %2</source>
        <translation>selang kepercayaan 95 %: %1 sampai %2</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>Permintaan gagal</translation>
    </message>
    <message>
        <source>throttled %1</source>
        <translation>dibatasi %1</translation>
    </message>
    <message>
        <source>%1 offered: %2 succeeded, %3 throttled, %4 timed out, %5 failed, %6 still in flight; %7 attempts</source>
        <translation>%1 ditawarkan: %2 berhasil, %3 dibatasi, %4 habis waktu, %5 gagal, %6 masih berlangsung; %7 percobaan</translation>
    </message>
    <message>
        <source>Cold starts</source>
        <translation>Start dingin</translation>
    </message>
    <message>
        <source>no function ran</source>
        <translation>tidak ada fungsi yang berjalan</translation>
    </message>
    <message>
        <source>Invocations that waited for a new environment, over all functions and replications.</source>
        <translation>Pemanggilan yang menunggu lingkungan baru, atas semua fungsi dan replikasi.</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Biaya per bulan</translation>
    </message>
    <message>
        <source>no prices for %1 are known</source>
        <translation>harga untuk %1 tidak diketahui</translation>
    </message>
    <message>
        <source>inputs %1 to %2</source>
        <translation>masukan %1 sampai %2</translation>
    </message>
    <message>
        <source>%1 / M requests</source>
        <translation>%1 / juta permintaan</translation>
    </message>
    <message>
        <source>prices of %1</source>
        <translation>harga %1</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Hasilnya</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Bagaimana</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Kesalahan</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Peringatan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 kesalahan</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 kesalahan</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 peringatan</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 peringatan</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 catatan</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 catatan</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Tidak ada masalah</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Letak</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Yang salah</translation>
    </message>
    <message>
        <source>Where in the document</source>
        <translation>Letak dalam dokumen</translation>
    </message>
    <message>
        <source>%1/mo</source>
        <translation>%1/bln</translation>
    </message>
    <message>
        <source>%1 of the limit in use</source>
        <translation>%1 dari batas terpakai</translation>
    </message>
    <message>
        <source>1 design</source>
        <translation>1 desain</translation>
    </message>
    <message>
        <source>%1 designs</source>
        <translation>%1 desain</translation>
    </message>
    <message>
        <source>1 replication</source>
        <translation>1 replikasi</translation>
    </message>
    <message>
        <source>%1 replications</source>
        <translation>%1 replikasi</translation>
    </message>
    <message>
        <source>%1 / month</source>
        <translation>%1 / bulan</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>dihentikan</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 permintaan</translation>
    </message>
    <message>
        <source>%1 requests with warm-up</source>
        <translation>%1 permintaan dengan pemanasan</translation>
    </message>
    <message>
        <source>a run takes %1</source>
        <translation>simulasi memerlukan %1</translation>
    </message>
    <message>
        <source>a run takes about %1</source>
        <translation>simulasi memerlukan kira-kira %1</translation>
    </message>
    <message>
        <source>running, %1</source>
        <translation>berjalan, %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>sisa %1</translation>
    </message>
    <message>
        <source>stopped after %1 · partial results</source>
        <translation>dihentikan setelah %1 · hasil sebagian</translation>
    </message>
    <message>
        <source>finished in %1</source>
        <translation>selesai dalam %1</translation>
    </message>
    <message>
        <source>Region %1</source>
        <translation>Wilayah %1</translation>
    </message>
    <message>
        <source>Prices %1, %2</source>
        <translation>Harga %1, %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;Headroom %1&lt;/b&gt;&lt;p&gt;What will this serverless design cost, how fast will it be, where will it break, and which design is best?&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Charts by QCustomPlot, windows by Qt %2.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Headroom %1&lt;/b&gt;&lt;p&gt;Berapa biaya desain nirserver ini, seberapa cepat, di mana ia akan gagal, dan desain mana yang terbaik?&lt;/p&gt;&lt;p&gt;Perangkat lunak bebas di bawah GNU General Public License versi 3 atau yang lebih baru. Grafik oleh QCustomPlot, jendela oleh Qt %2.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Beban kerja</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Sasaran</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>Bantuan: %1</translation>
    </message>
    <message>
        <source>the account</source>
        <translation>akun</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>%1 lainnya</translation>
    </message>
    <message>
        <source>no workload: %1</source>
        <translation>tanpa beban kerja: %1</translation>
    </message>
    <message>
        <source>What Headroom does</source>
        <translation>Yang dilakukan Headroom</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Panduan</translation>
    </message>
    <message>
        <source>Model cards</source>
        <translation>Kartu model</translation>
    </message>
    <message>
        <source>Format of scenarios</source>
        <translation>Format skenario</translation>
    </message>
    <message>
        <source>in Properties</source>
        <translation>di Properties</translation>
    </message>
    <message>
        <source>in Behavior</source>
        <translation>di Behavior</translation>
    </message>
    <message>
        <source>required</source>
        <translation>wajib</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>bawaan %1</translation>
    </message>
    <message>
        <source> (a guess)</source>
        <translation> (tebakan)</translation>
    </message>
    <message>
        <source>See [distributions](format/distributions).</source>
        <translation>Lihat [distribusi](format/distributions).</translation>
    </message>
    <message>
        <source>How it behaves: its [model card](%1).</source>
        <translation>Perilakunya: [kartu model](%1).</translation>
    </message>
    <message>
        <source>Refused: not modelled yet</source>
        <translation>Ditolak: belum dimodelkan</translation>
    </message>
    <message>
        <source>Accepted, without effect</source>
        <translation>Diterima, tanpa pengaruh</translation>
    </message>
    <message>
        <source>Sections and other keys</source>
        <translation>Bagian dan kunci lain</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Distribusi</translation>
    </message>
    <message>
        <source>Arrival processes</source>
        <translation>Proses kedatangan</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Biaya per bulan</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <translation>%1 terhadap %2</translation>
    </message>
    <message>
        <source>%1 is lower to the right of the crossing</source>
        <translation>%1 lebih rendah di kanan titik potong</translation>
    </message>
    <message>
        <source>they do not cross here: %1 is lower all along</source>
        <translation>keduanya tidak berpotongan di sini: %1 lebih rendah di sepanjang rentang</translation>
    </message>
    <message>
        <source>they do not cross here: %1 is lower where both have the figure</source>
        <translation>keduanya tidak berpotongan di sini: %1 lebih rendah di mana keduanya memiliki angkanya</translation>
    </message>
    <message>
        <source>What gives way, and at which traffic</source>
        <translation>Yang menyerah, dan pada lalu lintas berapa</translation>
    </message>
    <message>
        <source>times today&apos;s busiest moment; what can be lifted is lifted before going on</source>
        <translation>kali saat tersibuk hari ini; yang dapat dinaikkan dinaikkan sebelum melanjutkan</translation>
    </message>
    <message>
        <source>each input alone from its 5 % to its 95 % point, the others at their likely values</source>
        <translation>tiap masukan sendiri dari titik 5 % ke titik 95 %, yang lain pada nilai mungkinnya</translation>
    </message>
    <message>
        <source>What moves the cost</source>
        <translation>Yang menggerakkan biaya</translation>
    </message>
    <message>
        <source>What moves the p99 of %1</source>
        <translation>Yang menggerakkan p99 dari %1</translation>
    </message>
    <message>
        <source>%1 down, %2 across</source>
        <translation>%1 ke bawah, %2 mendatar</translation>
    </message>
    <message>
        <source>mean over the replications</source>
        <translation>rata-rata atas replikasi</translation>
    </message>
    <message>
        <source>Cost against the p99 of %1</source>
        <translation>Biaya terhadap p99 dari %1</translation>
    </message>
    <message>
        <source> · in %1</source>
        <translation> · dalam %1</translation>
    </message>
    <message>
        <source>never entered</source>
        <translation>tidak pernah dimasuki</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>gagal %1</translation>
    </message>
    <message>
        <source>entered %1 times, mean %2, failed %3, %4 retries</source>
        <translation>dimasuki %1 kali, rata-rata %2, gagal %3, %4 percobaan ulang</translation>
    </message>
    <message>
        <source>, on the hot path</source>
        <translation>, di jalur panas</translation>
    </message>
    <message>
        <source>parameters: %1</source>
        <translation>parameter: %1</translation>
    </message>
    <message>
        <source>all designs</source>
        <translation>semua desain</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>aturan %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>bawaan</translation>
    </message>
    <message>
        <source>next</source>
        <translation>berikutnya</translation>
    </message>
    <message>
        <source>caught: %1</source>
        <translation>tertangkap: %1</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>cabang %1</translation>
    </message>
    <message>
        <source>each item</source>
        <translation>tiap butir</translation>
    </message>
    <message>
        <source>%1 objective %2</source>
        <translation>sasaran %1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>this design, %1</source>
        <translation>desain ini, %1</translation>
    </message>
    <message>
        <source>Breaking point</source>
        <translation>Titik patah</translation>
    </message>
    <message>
        <source>what gives way first when traffic rises, what next, and what helps</source>
        <translation>yang menyerah lebih dahulu saat lalu lintas naik, yang berikutnya, dan yang menolong</translation>
    </message>
    <message>
        <source>The traffic of this design is raised from its busiest moment until requests are refused or an objective is missed. What can be lifted then is lifted, and traffic is raised further.</source>
        <translation>Lalu lintas desain ini dinaikkan dari saat tersibuknya sampai permintaan ditolak atau sasaran tidak tercapai. Yang dapat dinaikkan lalu dinaikkan, dan lalu lintas dinaikkan lagi.</translation>
    </message>
    <message>
        <source>Find what breaks first</source>
        <translation>Cari yang pertama gagal</translation>
    </message>
    <message>
        <source>Break-even</source>
        <translation>Titik impas</translation>
    </message>
    <message>
        <source>where two designs cost or take the same, and where this one stands</source>
        <translation>di mana dua desain sama biaya atau waktunya, dan di mana desain ini berada</translation>
    </message>
    <message>
        <source>This design and another, or its own other side (a table on demand or provisioned, a function on x86 or arm), over a range of the traffic or of any other quantity.</source>
        <translation>Desain ini dan desain lain, atau sisi lainnya sendiri (tabel sesuai permintaan atau disediakan, fungsi pada x86 atau arm), sepanjang rentang lalu lintas atau besaran lain.</translation>
    </message>
    <message>
        <source>Find the crossing</source>
        <translation>Cari titik potong</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Masukan</translation>
    </message>
    <message>
        <source>which uncertain input moves the cost and the p99 most</source>
        <translation>masukan tak pasti mana yang paling menggerakkan biaya dan p99</translation>
    </message>
    <message>
        <source>Each uncertain quantity, and each default that is a guess, is moved over its range on its own: the widest bars are what is worth measuring.</source>
        <translation>Tiap besaran yang tak pasti, dan tiap nilai bawaan yang merupakan tebakan, digerakkan sendiri-sendiri sepanjang rentangnya: batang terlebar adalah yang layak diukur.</translation>
    </message>
    <message>
        <source>Vary the inputs</source>
        <translation>Variasikan masukan</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sapuan</translation>
    </message>
    <message>
        <source>cost and latency over one or two things that are varied</source>
        <translation>biaya dan latensi terhadap satu atau dua hal yang divariasikan</translation>
    </message>
    <message>
        <source>Optimise</source>
        <translation>Optimalkan</translation>
    </message>
    <message>
        <source>the cheapest or fastest combination that meets the objectives</source>
        <translation>kombinasi termurah atau tercepat yang memenuhi sasaran</translation>
    </message>
    <message>
        <source>Find the best</source>
        <translation>Cari yang terbaik</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>diharapkan</translation>
    </message>
    <message>
        <source> · mean %1, busiest %2, %3 in all</source>
        <translation> · rata-rata %1, tersibuk %2, seluruhnya %3</translation>
    </message>
    <message>
        <source> · at most, if requests took no time</source>
        <translation> · paling banyak, bila permintaan tidak memakan waktu</translation>
    </message>
    <message>
        <source> · connections</source>
        <translation> · sambungan</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>Tebakan</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Bawaan</translation>
    </message>
    <message>
        <source>No guesses</source>
        <translation>Tidak ada tebakan</translation>
    </message>
    <message>
        <source>1 guess</source>
        <translation>1 tebakan</translation>
    </message>
    <message>
        <source>%1 guesses</source>
        <translation>%1 tebakan</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>Kedatangan</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Peristiwa</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Properti</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permintaan</translation>
    </message>
    <message>
        <source>Simulation, of all designs</source>
        <translation>Simulasi, untuk semua desain</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Penagihan</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>1 route</source>
        <translation>1 rute</translation>
    </message>
    <message>
        <source>%1, %2 not connected</source>
        <translation>%1, %2 tidak terhubung</translation>
    </message>
    <message>
        <source>%1 routes</source>
        <translation>%1 rute</translation>
    </message>
    <message>
        <source>arm64 </source>
        <translation>arm64 </translation>
    </message>
    <message>
        <source>on-demand</source>
        <translation>on-demand</translation>
    </message>
    <message>
        <source>workload · </source>
        <translation>beban kerja · </translation>
    </message>
    <message>
        <source> at once</source>
        <translation> serentak</translation>
    </message>
    <message>
        <source>Share of the bill</source>
        <translation>Bagian tagihan</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Ditawarkan</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Berhasil</translation>
    </message>
    <message>
        <source>Throttled</source>
        <translation>Dibatasi</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Habis waktu</translation>
    </message>
    <message>
        <source>Still in flight</source>
        <translation>Masih berlangsung</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Tingkat kesalahan</translation>
    </message>
    <message>
        <source>Windows that met it</source>
        <translation>Jendela yang memenuhinya</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source> to </source>
        <translation> sampai </translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>selang 95 %</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Jendela</translation>
    </message>
    <message>
        <source>Windows wanted</source>
        <translation>Jendela yang diminta</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>, %1 kinds of request</source>
        <translation>, %1 jenis permintaan</translation>
    </message>
    <message>
        <source>workload</source>
        <translation>beban kerja</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Sasaran panggilan</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Batas waktu</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>sasaran</translation>
    </message>
    <message>
        <source>never</source>
        <translation>tidak pernah</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 kali</translation>
    </message>
    <message>
        <source>event</source>
        <translation>peristiwa</translation>
    </message>
    <message>
        <source>Designs</source>
        <translation>Desain</translation>
    </message>
    <message>
        <source>base</source>
        <translation>dasar</translation>
    </message>
    <message>
        <source>design</source>
        <translation>desain</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Sumber daya</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Beban kerja</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Sasaran</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Peristiwa</translation>
    </message>
    <message>
        <source>met</source>
        <translation>tercapai</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>tidak tercapai</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>belum pasti</translation>
    </message>
    <message>
        <source>%1 · %2 · seed %3</source>
        <translation>%1 · %2 · benih %3</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Itu sudah tidak ada.</translation>
    </message>
    <message>
        <source>A trace comes from a file: import one.</source>
        <translation>Rekaman berasal dari berkas: imporlah satu.</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>API HTTP</translation>
    </message>
    <message>
        <source>REST API</source>
        <translation>API REST</translation>
    </message>
    <message>
        <source>Lambda function</source>
        <translation>Fungsi Lambda</translation>
    </message>
    <message>
        <source>DynamoDB table</source>
        <translation>Tabel DynamoDB</translation>
    </message>
    <message>
        <source>DAX cluster</source>
        <translation>Klaster DAX</translation>
    </message>
    <message>
        <source>There is nothing to add one like.</source>
        <translation>Tidak ada contoh untuk ditambah lagi.</translation>
    </message>
    <message>
        <source>At least %1 must remain.</source>
        <translation>Setidaknya %1 harus tetap ada.</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>Itu sudah yang pertama.</translation>
    </message>
    <message>
        <source>adding an entry</source>
        <translation>menambah entri</translation>
    </message>
    <message>
        <source>removing an entry</source>
        <translation>menghapus entri</translation>
    </message>
    <message>
        <source>moving an entry</source>
        <translation>memindahkan entri</translation>
    </message>
    <message>
        <source>changing to %1</source>
        <translation>mengubah menjadi %1</translation>
    </message>
    <message>
        <source>Range: %1</source>
        <translation>Rentang: %1</translation>
    </message>
    <message>
        <source>Default: %1 (a guess)</source>
        <translation>Bawaan: %1 (perkiraan)</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Bawaan: %1</translation>
    </message>
    <message>
        <source>is not JSON: %1</source>
        <translation>bukan JSON: %1</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Tambah langkah</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Langkah %1</translation>
    </message>
    <message>
        <source>Way %1</source>
        <translation>Jalur %1</translation>
    </message>
    <message>
        <source>Add a way</source>
        <translation>Tambah jalur</translation>
    </message>
    <message>
        <source>Point %1</source>
        <translation>Titik %1</translation>
    </message>
    <message>
        <source>State %1</source>
        <translation>Keadaan %1</translation>
    </message>
    <message>
        <source>Add one more</source>
        <translation>Tambah satu lagi</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Permintaan %1</translation>
    </message>
    <message>
        <source>Add a workload first: an objective is about one.</source>
        <translation>Tambahkan beban kerja dahulu: sasaran adalah tentang satu beban kerja.</translation>
    </message>
    <message>
        <source>Add a function or a table first: an event happens to one.</source>
        <translation>Tambahkan fungsi atau tabel dahulu: peristiwa terjadi padanya.</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>setelah %1</translation>
    </message>
    <message>
        <source>Add a table, a function or a state machine first: a step calls one.</source>
        <translation>Tambahkan tabel, fungsi, atau mesin keadaan dahulu: langkah memanggilnya.</translation>
    </message>
    <message>
        <source>%1 is not a kind of step.</source>
        <translation>%1 bukan jenis langkah.</translation>
    </message>
    <message>
        <source>%1 intervals of %2</source>
        <translation>%1 selang sepanjang %2</translation>
    </message>
    <message>
        <source>%1 single arrivals</source>
        <translation>%1 kedatangan tunggal</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>dari %1 sampai %2</translation>
    </message>
    <message>
        <source>%1 requests, %2 on the mean</source>
        <translation>%1 permintaan, rata-rata %2</translation>
    </message>
    <message>
        <source>Gaps, filled in: %1</source>
        <translation>Celah yang diisi: %1</translation>
    </message>
    <message>
        <source>This file is YAML, which is changed in the Source: forms and diagram would not keep its comments and anchors. They change JSON.</source>
        <translation>Berkas ini YAML, yang diubah di Sumber: formulir dan diagram tidak akan mempertahankan komentar dan jangkarnya. Keduanya mengubah JSON.</translation>
    </message>
    <message>
        <source>The source has an error of syntax. Forms and diagram change it again once that is mended.</source>
        <translation>Sumber mengandung kesalahan sintaks. Formulir dan diagram dapat mengubahnya lagi setelah itu diperbaiki.</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>komputasi</translation>
    </message>
    <message>
        <source>Init Duration</source>
        <translation>Init Duration</translation>
    </message>
    <message>
        <source>sandbox start</source>
        <translation>mulai sandbox</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>menunggu</translation>
    </message>
    <message>
        <source>back-off</source>
        <translation>jeda ulang</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>beban tambahan</translation>
    </message>
    <message>
        <source>other</source>
        <translation>lainnya</translation>
    </message>
    <message>
        <source>%1 is not a number as it is written here, such as %2</source>
        <translation>%1 bukan angka seperti ditulis di sini, misalnya %2</translation>
    </message>
    <message>
        <source>≈ %1 a month</source>
        <translation>≈ %1 sebulan</translation>
    </message>
    <message>
        <source>%1 (estimate)</source>
        <translation>%1 (taksiran)</translation>
    </message>
    <message>
        <source>From mean rates, sizes and times, without a run: no cold starts, queues, retries, throttling or bursts.</source>
        <translation>Dari rata-rata laju, ukuran, dan waktu, tanpa simulasi: tanpa cold start, antrean, percobaan ulang, pembatasan, atau lonjakan.</translation>
    </message>
    <message>
        <source>A request of %1 takes %2 on the mean.</source>
        <translation>Permintaan dari %1 rata-rata memakan %2.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Tidak dihitung: %1.</translation>
    </message>
    <message>
        <source>Logs and data transfer are not in the cost. A run tells more (F5).</source>
        <translation>Log dan transfer data tidak termasuk biaya. Simulasi memberi tahu lebih banyak (F5).</translation>
    </message>
    <message>
        <source>One price whatever the quantity: %1 for each of %2.</source>
        <translation>Satu harga berapa pun jumlahnya: %1 untuk tiap %2.</translation>
    </message>
    <message>
        <source>From %1 to %2 %3 a month</source>
        <translation>Dari %1 sampai %2 %3 per bulan</translation>
    </message>
    <message>
        <source>Beyond %1 %2 a month</source>
        <translation>Di atas %1 %2 per bulan</translation>
    </message>
    <message>
        <source>%1, each costs %2. Tiers count what the whole account uses of this in a month; each resource has its share of every tier, in proportion to its use.</source>
        <translation>%1, masing-masing seharga %2. Tingkatan menghitung pemakaian seluruh akun dalam sebulan; tiap sumber daya mendapat bagian dari setiap tingkatan, sebanding dengan pemakaiannya.</translation>
    </message>
    <message>
        <source>Covered by the reservation %1: its fees are lines of their own.</source>
        <translation>Ditanggung reservasi %1: biayanya menjadi baris tersendiri.</translation>
    </message>
    <message>
        <source>The fees of the reservation %1 for what is used of it: those of an hour, and the upfront fee spread over the term.</source>
        <translation>Biaya reservasi %1 untuk bagian yang dipakai: biaya per jam, dan biaya di muka yang dibagi selama masanya.</translation>
    </message>
    <message>
        <source>At the rate of the savings plan %1, in place of %2 on demand.</source>
        <translation>Dengan tarif paket hemat %1, bukan %2 sesuai permintaan.</translation>
    </message>
    <message>
        <source>Committed to by %1 and not used: paid all the same.</source>
        <translation>Dijanjikan oleh %1 dan tidak dipakai: tetap dibayar.</translation>
    </message>
    <message>
        <source>Free tier (%1): it comes off first, tiers apply to the rest.</source>
        <translation>Tingkat gratis (%1): dikurangkan lebih dulu, tingkatan berlaku untuk sisanya.</translation>
    </message>
    <message>
        <source>Before the discount of %1 % it is %2 a month.</source>
        <translation>Sebelum diskon %1 % nilainya %2 per bulan.</translation>
    </message>
    <message>
        <source>It does not follow the number of requests.</source>
        <translation>Tidak mengikuti jumlah permintaan.</translation>
    </message>
    <message>
        <source>Part of the bill</source>
        <translation>Bagian tagihan</translation>
    </message>
    <message>
        <source>Per million requests</source>
        <translation>Per sejuta permintaan</translation>
    </message>
    <message>
        <source>Per %1</source>
        <translation>Per %1</translation>
    </message>
    <message>
        <source>busiest second</source>
        <translation>detik tersibuk</translation>
    </message>
    <message>
        <source>objective %1</source>
        <translation>sasaran %1</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>rata-rata</translation>
    </message>
    <message>
        <source>%1: latency over time</source>
        <translation>%1: latensi sepanjang waktu</translation>
    </message>
    <message>
        <source>; p99 objective %1</source>
        <translation>; sasaran p99 %1</translation>
    </message>
    <message>
        <source>Scaling and other parts</source>
        <translation>Penskalaan dan bagian lain</translation>
    </message>
    <message>
        <source>%1, %2 undecided</source>
        <translation>%1, %2 belum pasti</translation>
    </message>
    <message>
        <source>not all in it</source>
        <translation>belum semuanya termasuk</translation>
    </message>
    <message>
        <source>Not priced, so not in the total: %1</source>
        <translation>Tanpa harga, jadi tidak ada dalam totalnya: %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> atau </translation>
    </message>
    <message>
        <source>%1 is %2 %3, and only whole numbers of %3 are possible here</source>
        <translation>%1 adalah %2 %3, dan di sini hanya bilangan bulat %3 yang mungkin</translation>
    </message>
    <message>
        <source>; p99 objective %1, above the chart</source>
        <translation>; sasaran p99 %1, di atas bagan</translation>
    </message>
    <message>
        <source>on request</source>
        <translation>atas permintaan</translation>
    </message>
    <message>
        <source>%1: the limit was reached.</source>
        <translation>%1: batasnya tercapai.</translation>
    </message>
    <message>
        <source>%1: less than a fifth is left.</source>
        <translation>%1: tersisa kurang dari seperlima.</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kuota</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Puncak</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Terpakai</translation>
    </message>
    <message>
        <source>Can be raised</source>
        <translation>Dapat dinaikkan</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>per second, replication 1</source>
        <translation>per detik, replikasi 1</translation>
    </message>
    <message>
        <source>cache hit ratio</source>
        <translation>rasio kena cache</translation>
    </message>
    <message>
        <source>% of look-ups in each period</source>
        <translation>% dari pencarian dalam tiap periode</translation>
    </message>
    <message>
        <source>burst credit</source>
        <translation>kredit burst</translation>
    </message>
    <message>
        <source>units</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>units saved up at the end of each period, at most 300 s of capacity</source>
        <translation>unit yang tersimpan pada akhir tiap periode, paling banyak 300 s kapasitas</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>penulisan</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>pembacaan</translation>
    </message>
    <message>
        <source>CPU credits</source>
        <translation>kredit CPU</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>kredit</translation>
    </message>
    <message>
        <source>earned and not spent; surplus is what is owed</source>
        <translation>diperoleh dan belum dipakai; surplus adalah yang terutang</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>saldo</translation>
    </message>
    <message>
        <source>surplus</source>
        <translation>surplus</translation>
    </message>
    <message>
        <source>sum over %1</source>
        <translation>jumlah selama %1</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>selama %1</translation>
    </message>
    <message>
        <source>The whole design</source>
        <translation>Seluruh desain</translation>
    </message>
    <message>
        <source>all of the run</source>
        <translation>seluruh simulasi</translation>
    </message>
    <message>
        <source>%1 to %2 · %3</source>
        <translation>%1 sampai %2 · %3</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Deret</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Rata-rata</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Terendah</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Tertinggi</translation>
    </message>
    <message>
        <source>Highest at</source>
        <translation>Tertinggi pada</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Seluruhnya</translation>
    </message>
    <message>
        <source>ms, replication 1</source>
        <translation>ms, replikasi 1</translation>
    </message>
    <message>
        <source>State machine</source>
        <translation>Mesin status</translation>
    </message>
    <message>
        <source>SQS queue</source>
        <translation>Antrean SQS</translation>
    </message>
    <message>
        <source>WebSocket API</source>
        <translation>API WebSocket</translation>
    </message>
    <message>
        <source>DynamoDB · replica</source>
        <translation>DynamoDB · replika</translation>
    </message>
    <message>
        <source>VPC</source>
        <translation>VPC</translation>
    </message>
    <message>
        <source>Every combination of the values is simulated on the same random numbers: one axis gives lines, two a map. Latin hypercube and Morris take samples of ranges and say which axis matters. A sweep that was stopped goes on where it was.</source>
        <translation>Setiap kombinasi nilai disimulasikan dengan bilangan acak yang sama: satu sumbu menghasilkan garis, dua menghasilkan peta. Latin hypercube dan Morris mengambil sampel dari rentang dan menyatakan sumbu mana yang berpengaruh. Penyapuan yang dihentikan dilanjutkan dari tempatnya berhenti.</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Pertumbuhan</translation>
    </message>
    <message>
        <source>what the design costs and how fast it is when traffic has grown</source>
        <translation>berapa biaya dan seberapa cepat desain ini bila lalu lintas sudah tumbuh</translation>
    </message>
    <message>
        <source>The design is simulated at multiples of today&apos;s traffic, then months ahead, with traffic and what is stored grown by a share each month.</source>
        <translation>Desain disimulasikan pada kelipatan lalu lintas sekarang, lalu beberapa bulan ke depan, dengan lalu lintas dan isi simpanan yang tumbuh sekian persen tiap bulan.</translation>
    </message>
    <message>
        <source>Let it grow</source>
        <translation>Tumbuhkan</translation>
    </message>
    <message>
        <source>Every combination</source>
        <translation>Semua kombinasi</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Berdampingan</translation>
    </message>
    <message>
        <source>Latin hypercube</source>
        <translation>Latin hypercube</translation>
    </message>
    <message>
        <source>Morris screening</source>
        <translation>Penyaringan Morris</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 bulan</translation>
    </message>
    <message>
        <source>%1/h</source>
        <translation>%1/jam</translation>
    </message>
    <message>
        <source>, expected on the mean</source>
        <translation>, rata-rata yang diharapkan</translation>
    </message>
    <message>
        <source> (an estimate)</source>
        <translation> (perkiraan)</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>dicocokkan</translation>
    </message>
    <message>
        <source>as the sample</source>
        <translation>seperti sampel</translation>
    </message>
    <message>
        <source>real</source>
        <translation>nyata</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>tersimulasi</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>ditolak: %1</translation>
    </message>
    <message>
        <source>bill</source>
        <translation>tagihan</translation>
    </message>
    <message>
        <source>%1 (fed in)</source>
        <translation>%1 (dimasukkan)</translation>
    </message>
    <message>
        <source>%1 (few)</source>
        <translation>%1 (sedikit)</translation>
    </message>
    <message>
        <source>mean distance of the two series, period by period: %1</source>
        <translation>jarak rata-rata kedua deret, periode demi periode: %1</translation>
    </message>
    <message>
        <source>largest difference %1 of %2 observations (by chance %3 in one of 20)</source>
        <translation>selisih terbesar %1 dari %2 pengamatan (secara kebetulan %3 pada satu dari 20)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Isinya</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Nyata</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Tersimulasi</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Derau</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>better</source>
        <translation>lebih baik</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>lebih buruk</translation>
    </message>
    <message>
        <source>same</source>
        <translation>sama</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>belum jelas</translation>
    </message>
    <message>
        <source>%1, not all in it</source>
        <translation>%1, belum semuanya</translation>
    </message>
    <message>
        <source>not told apart: their differences are within the noise</source>
        <translation>tidak dapat dibedakan: selisihnya di dalam derau</translation>
    </message>
    <message>
        <source>what gives way</source>
        <translation>yang menyerah</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>jenis</translation>
    </message>
    <message>
        <source>at</source>
        <translation>pada</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>permintaan/s</translation>
    </message>
    <message>
        <source>just beyond</source>
        <translation>sedikit di atasnya</translation>
    </message>
    <message>
        <source>raisable</source>
        <translation>dapat dinaikkan</translation>
    </message>
    <message>
        <source>what helps</source>
        <translation>yang menolong</translation>
    </message>
    <message>
        <source>quota, at today&apos;s busiest moment</source>
        <translation>kuota, pada saat tersibuk hari ini</translation>
    </message>
    <message>
        <source>quota, at that moment today</source>
        <translation>kuota, pada saat itu hari ini</translation>
    </message>
    <message>
        <source>quota, in its busiest period</source>
        <translation>kuota, dalam periode tersibuknya</translation>
    </message>
    <message>
        <source>any traffic</source>
        <translation>lalu lintas berapa pun</translation>
    </message>
    <message>
        <source>today&apos;s busiest moment</source>
        <translation>saat tersibuk hari ini</translation>
    </message>
    <message>
        <source>that moment today</source>
        <translation>saat itu hari ini</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>puncak</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>batas</translation>
    </message>
    <message>
        <source>used</source>
        <translation>terpakai</translation>
    </message>
    <message>
        <source>reached in proportion at</source>
        <translation>tercapai secara sebanding pada</translation>
    </message>
    <message>
        <source>input</source>
        <translation>masukan</translation>
    </message>
    <message>
        <source>from</source>
        <translation>dari</translation>
    </message>
    <message>
        <source>to</source>
        <translation>sampai</translation>
    </message>
    <message>
        <source>cost a month</source>
        <translation>biaya per bulan</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>selisih</translation>
    </message>
    <message>
        <source>when</source>
        <translation>kapan</translation>
    </message>
    <message>
        <source>traffic</source>
        <translation>lalu lintas</translation>
    </message>
    <message>
        <source>items</source>
        <translation>item</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>galat</translation>
    </message>
    <message>
        <source>objectives</source>
        <translation>sasaran</translation>
    </message>
    <message>
        <source>objectives missed</source>
        <translation>sasaran yang luput</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>simulasi</translation>
    </message>
    <message>
        <source>axis</source>
        <translation>sumbu</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>angka</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>regresi</translation>
    </message>
    <message>
        <source>effect of the whole range</source>
        <translation>pengaruh seluruh rentang</translation>
    </message>
    <message>
        <source>its spread</source>
        <translation>sebarannya</translation>
    </message>
    <message>
        <source>objectives met in</source>
        <translation>sasaran terpenuhi pada</translation>
    </message>
    <message>
        <source>worst regret</source>
        <translation>penyesalan terburuk</translation>
    </message>
    <message>
        <source>mean regret</source>
        <translation>penyesalan rata-rata</translation>
    </message>
    <message>
        <source>MISSED</source>
        <translation>LUPUT</translation>
    </message>
    <message>
        <source>best</source>
        <translation>terbaik</translation>
    </message>
    <message>
        <source>frontier</source>
        <translation>garis batas</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>tidak dijalankan</translation>
    </message>
    <message>
        <source>month %1</source>
        <translation>bulan %1</translation>
    </message>
    <message>
        <source>quota</source>
        <translation>kuota</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>kapasitas</translation>
    </message>
    <message>
        <source>partition</source>
        <translation>partisi</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>sambungan</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>setelan</translation>
    </message>
    <message>
        <source>scaling</source>
        <translation>penskalaan</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>latensi</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>biaya</translation>
    </message>
    <message>
        <source>%1 (today)</source>
        <translation>%1 (hari ini)</translation>
    </message>
    <message>
        <source>%1, not told apart</source>
        <translation>%1, tidak terbedakan</translation>
    </message>
    <message>
        <source>%1 measured</source>
        <translation>%1 terukur</translation>
    </message>
    <message>
        <source>met in %1 of its windows</source>
        <translation>terpenuhi di %1 dari jendelanya</translation>
    </message>
    <message>
        <source>%1 refusals in 100 requests</source>
        <translation>%1 penolakan per 100 permintaan</translation>
    </message>
    <message>
        <source>%1 refusals in 100 requests of %2</source>
        <translation>%1 penolakan per 100 permintaan %2</translation>
    </message>
    <message>
        <source>%1; twice as much costs nothing by itself</source>
        <translation>%1; dua kali lipatnya sendiri tidak berbiaya</translation>
    </message>
    <message>
        <source>%1; twice as much costs %2 a month</source>
        <translation>%1; dua kali lipatnya berbiaya %2 per bulan</translation>
    </message>
    <message>
        <source>In order; what can be lifted is lifted before going on</source>
        <translation>Menurut urutan; yang dapat diangkat diangkat sebelum diteruskan</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>Kuota</translation>
    </message>
    <message>
        <source>Each input alone, at its 5 % and its 95 % point</source>
        <translation>Setiap masukan sendiri, pada titik 5 % dan 95 %-nya</translation>
    </message>
    <message>
        <source>What moves the figures</source>
        <translation>Yang menggerakkan angka</translation>
    </message>
    <message>
        <source>Over draws of the uncertain inputs</source>
        <translation>Atas undian masukan yang tak pasti</translation>
    </message>
    <message>
        <source>Of those that do their work, by their first replication: no cheaper one is as fast as these</source>
        <translation>Di antara yang menyelesaikan pekerjaannya, menurut ulangan pertamanya: tidak ada yang lebih murah dan sama cepatnya dengan ini</translation>
    </message>
    <message>
        <source>Cost a month over months of growth</source>
        <translation>Biaya per bulan terhadap bulan pertumbuhan</translation>
    </message>
    <message>
        <source>p99 over months of growth</source>
        <translation>p99 terhadap bulan pertumbuhan</translation>
    </message>
    <message>
        <source>Cost a month over multiples of today&apos;s traffic</source>
        <translation>Biaya per bulan terhadap kelipatan lalu lintas hari ini</translation>
    </message>
    <message>
        <source>p99 over multiples of today&apos;s traffic</source>
        <translation>p99 terhadap kelipatan lalu lintas hari ini</translation>
    </message>
    <message>
        <source>Cost a month over %1</source>
        <translation>Biaya per bulan terhadap %1</translation>
    </message>
    <message>
        <source>p99 over %1</source>
        <translation>p99 terhadap %1</translation>
    </message>
    <message>
        <source>Cost a month, %1</source>
        <translation>Biaya per bulan, %1</translation>
    </message>
    <message>
        <source>Breaking point of %1: %2 requests/s at the busiest moment today</source>
        <translation>Titik patah %1: %2 permintaan/s pada saat tersibuk hari ini</translation>
    </message>
    <message>
        <source>Breaking point of %1: %2 requests/s today at the moment that breaks first</source>
        <translation>Titik patah %1: %2 permintaan/s hari ini pada saat yang patah lebih dulu</translation>
    </message>
    <message>
        <source>%1: what the uncertain inputs do</source>
        <translation>%1: akibat masukan yang tak pasti</translation>
    </message>
    <message>
        <source>Nothing fails up to %1 today&apos;s traffic</source>
        <translation>Tidak ada yang gagal sampai %1 lalu lintas hari ini</translation>
    </message>
    <message>
        <source>First to give way: %1, already today: it holds up to %2 (%3 requests/s)</source>
        <translation>Yang pertama menyerah: %1, sudah hari ini: bertahan sampai %2 (%3 permintaan/s)</translation>
    </message>
    <message>
        <source>First to give way: %1, at every traffic at which it can be judged, from %2 today&apos;s on (%3 requests/s)</source>
        <translation>Yang pertama menyerah: %1, pada setiap lalu lintas yang dapat dinilai, sejak %2 lalu lintas hari ini (%3 permintaan/s)</translation>
    </message>
    <message>
        <source>First to give way: %1, at every traffic tried, from %2 today&apos;s on (%3 requests/s)</source>
        <translation>Yang pertama menyerah: %1, pada setiap lalu lintas yang dicoba, sejak %2 lalu lintas hari ini (%3 permintaan/s)</translation>
    </message>
    <message>
        <source>First to give way: %1, at %2 today&apos;s traffic (%3 requests/s)</source>
        <translation>Yang pertama menyerah: %1, pada %2 lalu lintas hari ini (%3 permintaan/s)</translation>
    </message>
    <message>
        <source>Where traffic rises slowly enough for auto scaling, nothing fails up to %1</source>
        <translation>Bila lalu lintas naik cukup lambat bagi penskalaan otomatis, tidak ada yang gagal sampai %1</translation>
    </message>
    <message>
        <source>Where traffic rises slowly enough for auto scaling, first: %1, at %2 (%3 requests/s)</source>
        <translation>Bila lalu lintas naik cukup lambat bagi penskalaan otomatis, yang pertama: %1, pada %2 (%3 permintaan/s)</translation>
    </message>
    <message>
        <source>Nothing else fails up to %1 today&apos;s traffic</source>
        <translation>Tidak ada lagi yang gagal sampai %1 lalu lintas hari ini</translation>
    </message>
    <message>
        <source>Today&apos;s traffic is more than can be tried</source>
        <translation>Lalu lintas hari ini lebih dari yang dapat dicoba</translation>
    </message>
    <message>
        <source>Missed today, and met with more traffic: %1, missed at %2 today&apos;s traffic, met at %3</source>
        <translation>Meleset hari ini, dan tercapai dengan lalu lintas lebih besar: %1, meleset pada %2 lalu lintas hari ini, tercapai pada %3</translation>
    </message>
    <message>
        <source>Missed with little traffic and met with more: %1, missed at %2 today&apos;s traffic, met at %3</source>
        <translation>Meleset dengan lalu lintas kecil dan tercapai dengan yang lebih besar: %1, meleset pada %2 lalu lintas hari ini, tercapai pada %3</translation>
    </message>
    <message>
        <source>today&apos;s traffic is %1 of steady load after %2 of warm-up, without burst capacity saved up; other traffic likewise, for as long as its steady state and its percentiles take</source>
        <translation>lalu lintas hari ini adalah %1 beban tetap setelah %2 pemanasan, tanpa kapasitas lonjakan yang tertabung; lalu lintas lain begitu pula, selama yang diperlukan keadaan tetap dan persentilnya</translation>
    </message>
    <message>
        <source>warmed up until as much is held as stays, which takes longest of %1</source>
        <translation>dipanaskan sampai yang tertahan sebanyak yang bertahan, paling lama untuk %1</translation>
    </message>
    <message>
        <source>connections of %1</source>
        <translation>koneksi %1</translation>
    </message>
    <message>
        <source>thinking times of %1</source>
        <translation>jeda pikir %1</translation>
    </message>
    <message>
        <source>executions of %1</source>
        <translation>eksekusi %1</translation>
    </message>
    <message>
        <source>batches of %1</source>
        <translation>kumpulan %1</translation>
    </message>
    <message>
        <source>cache of %1</source>
        <translation>cache %1</translation>
    </message>
    <message>
        <source>idle environments of %1</source>
        <translation>lingkungan menganggur %1</translation>
    </message>
    <message>
        <source>what nothing lifts is passed over: what comes after it would give way if it were not there</source>
        <translation>yang tidak dapat dinaikkan dilewati: yang menyusul sesudahnya akan menyerah seandainya ia tidak ada</translation>
    </message>
    <message>
        <source>capacity under auto scaling is judged twice: as it is set, which a rise within minutes meets, then at MaxCapacity, which a slow rise reaches</source>
        <translation>kapasitas di bawah penskalaan otomatis dinilai dua kali: sebagaimana disetel, yang dihadapi kenaikan dalam hitungan menit, lalu pada MaxCapacity, yang dicapai kenaikan lambat</translation>
    </message>
    <message>
        <source>reached in proportion: by the highest second of traffic as at %1; refusals begin later where a burst or a retry carries such moments</source>
        <translation>tercapai secara sebanding: menurut detik tertinggi dari lalu lintas seperti pada %1; penolakan mulai lebih lambat bila lonjakan atau percobaan ulang menanggung saat demikian</translation>
    </message>
    <message>
        <source>objectives on cost are not judged here: minutes are no month; quotas that fill over a day or longer are set against the requests that are expected of one</source>
        <translation>sasaran biaya tidak dinilai di sini: hitungan menit bukan sebulan; kuota yang terisi selama sehari atau lebih dibandingkan dengan permintaan yang diharapkan selama itu</translation>
    </message>
    <message>
        <source>A quota that fills over a day or longer is reached at %1 today&apos;s traffic: requests a day with a key of usage plan %2, expected of the busiest day</source>
        <translation>Kuota yang terisi selama sehari atau lebih tercapai pada %1 lalu lintas hari ini: permintaan per hari dengan kunci rencana pemakaian %2, yang diharapkan pada hari tersibuk</translation>
    </message>
    <message>
        <source>A quota that fills over a day or longer is reached at %1 today&apos;s traffic: requests a week with a key of usage plan %2, expected of the busiest week</source>
        <translation>Kuota yang terisi selama sehari atau lebih tercapai pada %1 lalu lintas hari ini: permintaan per minggu dengan kunci rencana pemakaian %2, yang diharapkan pada minggu tersibuk</translation>
    </message>
    <message>
        <source>A quota that fills over a day or longer is reached at %1 today&apos;s traffic: requests a month with a key of usage plan %2, expected of the busiest month</source>
        <translation>Kuota yang terisi selama sehari atau lebih tercapai pada %1 lalu lintas hari ini: permintaan per bulan dengan kunci rencana pemakaian %2, yang diharapkan pada bulan tersibuk</translation>
    </message>
    <message>
        <source>nothing more fails up to %1 times the traffic</source>
        <translation>tidak ada lagi yang gagal sampai %1 kali lalu lintas</translation>
    </message>
    <message>
        <source>not judged: %1</source>
        <translation>tidak dinilai: %1</translation>
    </message>
    <message>
        <source>today: %1</source>
        <translation>hari ini: %1</translation>
    </message>
    <message>
        <source>more traffic than a probe simulates: %1 million requests; its warm-up takes %2 minutes: %3</source>
        <translation>lalu lintas lebih dari yang disimulasikan satu percobaan: %1 juta permintaan; pemanasannya memakan %2 menit: %3</translation>
    </message>
    <message>
        <source>more traffic than a probe simulates: %1 million requests</source>
        <translation>lalu lintas lebih dari yang disimulasikan satu percobaan: %1 juta permintaan</translation>
    </message>
    <message>
        <source>more than a probe holds in memory: %1 GB; its warm-up takes %2 minutes: %3</source>
        <translation>lebih dari yang dimuat memori satu percobaan: %1 GB; pemanasannya memakan %2 menit: %3</translation>
    </message>
    <message>
        <source>more than a probe holds in memory: %1 GB</source>
        <translation>lebih dari yang dimuat memori satu percobaan: %1 GB</translation>
    </message>
    <message>
        <source>longer than a probe simulates: a year of warm-up; its warm-up takes %1 minutes: %2</source>
        <translation>lebih lama dari yang disimulasikan satu percobaan: setahun pemanasan; pemanasannya memakan %1 menit: %2</translation>
    </message>
    <message>
        <source>%1: writes of one partition</source>
        <translation>%1: penulisan satu partisi</translation>
    </message>
    <message>
        <source>%1: reads of one partition</source>
        <translation>%1: pembacaan satu partisi</translation>
    </message>
    <message>
        <source>%1: concurrent executions of the account</source>
        <translation>%1: eksekusi serentak akun</translation>
    </message>
    <message>
        <source>%1: requests a second of the account&apos;s APIs</source>
        <translation>%1: permintaan per detik API akun</translation>
    </message>
    <message>
        <source>%1: requests a second for the concurrency</source>
        <translation>%1: permintaan per detik bagi konkurensi</translation>
    </message>
    <message>
        <source>%1: reserved concurrency</source>
        <translation>%1: konkurensi tercadang</translation>
    </message>
    <message>
        <source>%1: new environments in ten seconds</source>
        <translation>%1: lingkungan baru dalam sepuluh detik</translation>
    </message>
    <message>
        <source>%1: requests a second</source>
        <translation>%1: permintaan per detik</translation>
    </message>
    <message>
        <source>backlog</source>
        <translation>tumpukan</translation>
    </message>
    <message>
        <source>%1 of what comes is not done</source>
        <translation>%1 dari yang datang tidak dikerjakan</translation>
    </message>
    <message>
        <source>Traffic, Changes and scheduled actions are as %1 after Start, which breaks sooner</source>
        <translation>Lalu lintas, Change dan tindakan terjadwal seperti pada %1 setelah Start, yang patah lebih dulu</translation>
    </message>
    <message>
        <source>Traffic, Changes and scheduled actions are as %1 after Start, the busiest moment</source>
        <translation>Lalu lintas, Change dan tindakan terjadwal seperti pada %1 setelah Start, saat tersibuk</translation>
    </message>
    <message>
        <source>%1 after Start, at %2 requests/s today, nothing fails up to %3 times</source>
        <translation>%1 setelah Start, pada %2 permintaan/s hari ini, tidak ada yang gagal sampai %3 kali</translation>
    </message>
    <message>
        <source>%1 after Start, at %2 requests/s today, it holds longer: %3 at %4 times</source>
        <translation>%1 setelah Start, pada %2 permintaan/s hari ini, bertahan lebih lama: %3 pada %4 kali</translation>
    </message>
    <message>
        <source>not tried: further moments with another capacity or mix of traffic, up to %1 of them</source>
        <translation>tidak dicoba: saat lain dengan kapasitas atau campuran lalu lintas berbeda, paling banyak %1</translation>
    </message>
    <message>
        <source>%1 at %2 does not do the work (such points: %3): %4</source>
        <translation>%1 pada %2 tidak mengerjakan semuanya (titik seperti itu: %3): %4</translation>
    </message>
    <message>
        <source>%1 at %2 cannot last (such points: %3): %4</source>
        <translation>%1 pada %2 tidak dapat bertahan (titik seperti itu: %3): %4</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>gagal</translation>
    </message>
    <message>
        <source>%1: messages waiting</source>
        <translation>%1: pesan yang menunggu</translation>
    </message>
    <message>
        <source>%1: messages lost</source>
        <translation>%1: pesan yang hilang</translation>
    </message>
    <message>
        <source>%1: records waiting</source>
        <translation>%1: rekaman yang menunggu</translation>
    </message>
    <message>
        <source>%1: events waiting</source>
        <translation>%1: peristiwa yang menunggu</translation>
    </message>
    <message>
        <source>more concurrency for the function, or less work an event</source>
        <translation>konkurensi lebih besar bagi fungsi, atau pekerjaan lebih sedikit per peristiwa</translation>
    </message>
    <message>
        <source>raise ParallelizationFactor or BatchSize of the mapping, or less work a batch</source>
        <translation>naikkan ParallelizationFactor atau BatchSize pemetaan, atau pekerjaan lebih sedikit per kelompok</translation>
    </message>
    <message>
        <source>raise MaximumConcurrency or BatchSize of the mapping, more concurrency for the function, or less work</source>
        <translation>naikkan MaximumConcurrency atau BatchSize pemetaan, konkurensi lebih besar bagi fungsi, atau pekerjaan lebih sedikit</translation>
    </message>
    <message>
        <source>as many are in flight as may be: shorten VisibilityTimeout, or ask support</source>
        <translation>sudah sebanyak yang diizinkan dalam proses: perpendek VisibilityTimeout, atau minta dukungan</translation>
    </message>
    <message>
        <source>raise ReservedConcurrentExecutions</source>
        <translation>naikkan ReservedConcurrentExecutions</translation>
    </message>
    <message>
        <source>raise ReservedConcurrentExecutions; ten requests a second follow for each</source>
        <translation>naikkan ReservedConcurrentExecutions; masing-masing diikuti sepuluh permintaan per detik</translation>
    </message>
    <message>
        <source>%1: requests a second for the reserved concurrency</source>
        <translation>%1: permintaan per detik bagi konkurensi tercadang</translation>
    </message>
    <message>
        <source>ask AWS for more concurrent executions; requests a second follow</source>
        <translation>minta lebih banyak eksekusi serentak pada AWS; permintaan per detik mengikuti</translation>
    </message>
    <message>
        <source>no quota: provisioned concurrency, or a slower rise</source>
        <translation>bukan kuota: konkurensi tersedia, atau kenaikan lebih lambat</translation>
    </message>
    <message>
        <source>ask AWS for more concurrent executions</source>
        <translation>minta lebih banyak eksekusi serentak pada AWS</translation>
    </message>
    <message>
        <source>ask AWS for more requests a second</source>
        <translation>minta lebih banyak permintaan per detik pada AWS</translation>
    </message>
    <message>
        <source>ask AWS for a higher table quota</source>
        <translation>minta kuota tabel lebih tinggi pada AWS</translation>
    </message>
    <message>
        <source>%1 units a second each, never more: spread the keys, or warm the table up before</source>
        <translation>masing-masing %1 unit per detik, tidak pernah lebih: sebar kuncinya, atau panaskan tabel sebelumnya</translation>
    </message>
    <message>
        <source>raise %1</source>
        <translation>naikkan %1</translation>
    </message>
    <message>
        <source>%1 of %2 in %3 &lt;= %4</source>
        <translation>%1 dari %2 dalam %3 &lt;= %4</translation>
    </message>
    <message>
        <source>errors of %1 &lt;= %2</source>
        <translation>galat dari %1 &lt;= %2</translation>
    </message>
    <message>
        <source>cost &lt;= %1 / month</source>
        <translation>biaya &lt;= %1 / bulan</translation>
    </message>
    <message>
        <source>p50 of %1 &lt;= %2</source>
        <translation>p50 dari %1 &lt;= %2</translation>
    </message>
    <message>
        <source>p99 of %1 &lt;= %2</source>
        <translation>p99 dari %1 &lt;= %2</translation>
    </message>
    <message>
        <source>p99.9 of %1 &lt;= %2</source>
        <translation>p99.9 dari %1 &lt;= %2</translation>
    </message>
    <message>
        <source>%1 makes %2 of the spread in cost over the uncertain inputs: %3 a month at %4, %5 at %6</source>
        <translation>%1 menyebabkan %2 sebaran biaya atas masukan yang tak pasti: %3 per bulan pada %4, %5 pada %6</translation>
    </message>
    <message>
        <source>%1 makes %2 of the spread in the p99 of %3 over the uncertain inputs: %4 at %5, %6 at %7</source>
        <translation>%1 menyebabkan %2 sebaran p99 dari %3 atas masukan yang tak pasti: %4 pada %5, %6 pada %7</translation>
    </message>
    <message>
        <source>no uncertain input moves the cost</source>
        <translation>tidak ada masukan tak pasti yang menggerakkan biaya</translation>
    </message>
    <message>
        <source>no uncertain input moves the p99 of %1</source>
        <translation>tidak ada masukan tak pasti yang menggerakkan p99 dari %1</translation>
    </message>
    <message>
        <source>%1: met in %2 of the draws of the uncertain inputs</source>
        <translation>%1: terpenuhi pada %2 undian masukan yang tak pasti</translation>
    </message>
    <message>
        <source>not told apart: nowhere along the range is their difference in %1 beyond its noise</source>
        <translation>tidak terbedakan: di sepanjang rentang selisih %1 keduanya tidak pernah melampaui deraunya</translation>
    </message>
    <message>
        <source>%1 has the lower %2 all along the range</source>
        <translation>%1 memiliki %2 lebih rendah di sepanjang rentang</translation>
    </message>
    <message>
        <source>%1 has the lower %2 at %3 of %4 values; at the others they are not told apart</source>
        <translation>%1 memiliki %2 lebih rendah pada %3 dari %4 nilai; pada yang lain keduanya tidak terbedakan</translation>
    </message>
    <message>
        <source>they cross at %1 = %2 (95 %: %3 to %4); beyond it the lower one is %5</source>
        <translation>keduanya berpotongan pada %1 = %2 (95 %: %3 sampai %4); di atasnya yang lebih rendah %5</translation>
    </message>
    <message>
        <source>they cross at about %1 = %2; beyond it the lower one is %3</source>
        <translation>keduanya berpotongan pada kira-kira %1 = %2; di atasnya yang lebih rendah %3</translation>
    </message>
    <message>
        <source>they cross at %1 = %2 (95 %: %3 to %4)</source>
        <translation>keduanya berpotongan pada %1 = %2 (95 %: %3 sampai %4)</translation>
    </message>
    <message>
        <source>they cross at about %1 = %2</source>
        <translation>keduanya berpotongan pada kira-kira %1 = %2</translation>
    </message>
    <message>
        <source>they cross %1 times along the range: this is one of them; a narrower range finds each</source>
        <translation>keduanya berpotongan %1 kali di sepanjang rentang: ini salah satunya; rentang lebih sempit menemukan masing-masing</translation>
    </message>
    <message>
        <source>fewer than five replications: no interval, so what is said here may be chance; --replications 5 would say</source>
        <translation>kurang dari lima replikasi: tanpa selang, maka yang dikatakan di sini dapat saja kebetulan; lima replikasi akan memastikannya</translation>
    </message>
    <message>
        <source>today&apos;s value is %1 times the crossing</source>
        <translation>nilai hari ini %1 kali titik potong</translation>
    </message>
    <message>
        <source>percentiles are means over the replications, of the first workload</source>
        <translation>persentil adalah rata-rata atas replikasi, dari beban kerja pertama</translation>
    </message>
    <message>
        <source>PARTIAL: the sweep was cancelled; the same command goes on where it was</source>
        <translation>SEBAGIAN: penyisiran dihentikan; permintaan yang sama meneruskannya</translation>
    </message>
    <message>
        <source>PARTIAL: the search was cancelled</source>
        <translation>SEBAGIAN: pencarian dihentikan</translation>
    </message>
    <message>
        <source>PARTIAL: the study was cancelled</source>
        <translation>SEBAGIAN: studi dihentikan</translation>
    </message>
    <message>
        <source>1 point was finished before</source>
        <translation>1 titik sudah selesai sebelumnya</translation>
    </message>
    <message>
        <source>%1 points were finished before</source>
        <translation>%1 titik sudah selesai sebelumnya</translation>
    </message>
    <message>
        <source>refused, for one: %1</source>
        <translation>ditolak, salah satunya: %1</translation>
    </message>
    <message>
        <source>regression: standard deviations of the figure for one of the axis; its square is the share explained</source>
        <translation>regresi: simpangan baku angka untuk satu simpangan sumbu; kuadratnya adalah bagian yang dijelaskan</translation>
    </message>
    <message>
        <source>all axes together explain %1 of cost</source>
        <translation>semua sumbu bersama menjelaskan %1 biaya</translation>
    </message>
    <message>
        <source>and %1 of the p99, linearly</source>
        <translation>dan %1 dari p99, secara linear</translation>
    </message>
    <message>
        <source>the runner-up is %1 below it, but less sure to meet the objectives</source>
        <translation>yang kedua %1 di bawahnya, tetapi kurang pasti memenuhi sasaran</translation>
    </message>
    <message>
        <source>the runner-up is %1 above it; at least five replications would say how sure that is</source>
        <translation>yang kedua %1 di atasnya; sedikitnya lima replikasi akan mengatakan seberapa pasti</translation>
    </message>
    <message>
        <source>the runner-up is %1 above it ± %2 (95 %, paired): sure</source>
        <translation>yang kedua %1 di atasnya ± %2 (95 %, berpasangan): pasti</translation>
    </message>
    <message>
        <source>the runner-up is %1 above it ± %2 (95 %, paired): they cannot be told apart with these replications</source>
        <translation>yang kedua %1 di atasnya ± %2 (95 %, berpasangan): tidak terbedakan dengan replikasi ini</translation>
    </message>
    <message>
        <source>none meets the objectives in nine of ten draws: this one does so most often</source>
        <translation>tidak ada yang memenuhi sasaran pada sembilan dari sepuluh undian: yang ini paling sering</translation>
    </message>
    <message>
        <source>whether it meets every objective is undecided: more replications would say</source>
        <translation>apakah semua sasaran terpenuhi belum pasti: lebih banyak replikasi akan memastikannya</translation>
    </message>
    <message>
        <source>no design that was tried meets the objectives</source>
        <translation>tidak ada desain yang dicoba memenuhi sasaran</translation>
    </message>
    <message>
        <source>tried %1 of %2 designs in %3 runs; %4 replications of each design would have taken %5 runs</source>
        <translation>mencoba %1 dari %2 desain dalam %3 simulasi; %4 replikasi setiap desain akan memerlukan %5 simulasi</translation>
    </message>
    <message>
        <source>1 design is not valid</source>
        <translation>1 desain tidak sah</translation>
    </message>
    <message>
        <source>%1 designs are not valid</source>
        <translation>%1 desain tidak sah</translation>
    </message>
    <message>
        <source>%1 hands %2 batches of up to %3 in &quot;%4&quot; and %5 in &quot;%6&quot;, and the function does the same in both: its Behavior is of a batch, whatever it holds, so that a record costs less work where batches are larger; write what a batch does into its Steps (Repeat for what each record takes)</source>
        <translation>%1 memberi %2 kelompok berisi paling banyak %3 pada &quot;%4&quot; dan %5 pada &quot;%6&quot;, dan fungsinya melakukan hal yang sama pada keduanya: Behavior-nya berlaku untuk satu kelompok, apa pun isinya, sehingga satu rekaman memerlukan lebih sedikit kerja bila kelompoknya lebih besar; tulis apa yang dilakukan satu kelompok dalam Steps-nya (Repeat untuk yang diperlukan tiap rekaman)</translation>
    </message>
    <message>
        <source>%1 is Standard in &quot;%2&quot; and Express in &quot;%3&quot;: a Standard execution answers when it has begun, an Express one that is started synchronously at its end: where it is, the latencies of who starts them do not compare; those of %4 do</source>
        <translation>%1 adalah Standard pada &quot;%2&quot; dan Express pada &quot;%3&quot;: eksekusi Standard menjawab ketika sudah dimulai, Express yang dimulai secara sinkron pada akhirnya: bila demikian, latensi yang memulainya tidak dapat dibandingkan; latensi %4 dapat</translation>
    </message>
    <message>
        <source>workload %1 is closed in one of the designs &quot;%2&quot; and &quot;%3&quot; and open in the other: users who wait send less, so their latencies do not compare</source>
        <translation>beban %1 tertutup pada salah satu dari desain &quot;%2&quot; dan &quot;%3&quot; dan terbuka pada yang lain: pengguna yang menunggu mengirim lebih sedikit, sehingga latensinya tidak dapat dibandingkan</translation>
    </message>
    <message>
        <source>no request of %1 ended in designs: %2; they have no p99 and are not chosen from</source>
        <translation>tidak ada permintaan %1 yang selesai pada sejumlah desain: %2; desain itu tidak punya p99 dan tidak ikut dipilih</translation>
    </message>
    <message>
        <source>at %1 of %2 values no request of &quot;%3&quot; ended in &quot;%4&quot;, first at %5 = %6: there is no %7 to compare</source>
        <translation>pada %1 dari %2 nilai tidak ada permintaan &quot;%3&quot; yang selesai di &quot;%4&quot;, pertama pada %5 = %6: tidak ada %7 untuk dibandingkan</translation>
    </message>
    <message>
        <source>%1 has the lower %2 at %3 of %4 values; at the others they are not told apart or one has none</source>
        <translation>%1 memiliki %2 yang lebih rendah pada %3 dari %4 nilai; pada yang lain keduanya tidak terbedakan atau salah satunya tidak memilikinya</translation>
    </message>
    <message>
        <source>regret: how far a design is above the best one for the same inputs; the best has the least worst regret of those that hold in nine of ten draws</source>
        <translation>penyesalan: seberapa jauh sebuah desain di atas yang terbaik untuk masukan yang sama; yang terbaik memiliki penyesalan terburuk terkecil di antara yang bertahan pada sembilan dari sepuluh undian</translation>
    </message>
    <message>
        <source>the draws are %1: a share near nine in ten may be their chance</source>
        <translation>undiannya %1: bagian di dekat sembilan dari sepuluh mungkin kebetulan undian itu</translation>
    </message>
    <message>
        <source>p99 of %1</source>
        <translation>p99 dari %1</translation>
    </message>
    <message>
        <source>p99.9 of %1</source>
        <translation>p99.9 dari %1</translation>
    </message>
    <message>
        <source>p50 of %1</source>
        <translation>p50 dari %1</translation>
    </message>
    <message>
        <source>; ● changed</source>
        <translation>; ● berubah</translation>
    </message>
    <message>
        <source>; red: throttled</source>
        <translation>; merah: dibatasi</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Lalu lintas</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>langkah %1</translation>
    </message>
    <message>
        <source>; ▲▼ alarms</source>
        <translation>; ▲▼ alarm</translation>
    </message>
    <message>
        <source>It is a folder; choose a file in it.</source>
        <translation>Ini sebuah folder; pilih berkas di dalamnya.</translation>
    </message>
    <message>
        <source>It is a device or a pipe, not a file that can be read again.</source>
        <translation>Ini perangkat atau pipa, bukan berkas yang dapat dibaca lagi.</translation>
    </message>
    <message>
        <source>Times the function ran, whether it succeeded or failed; refused requests are not among them.</source>
        <translation>Berapa kali fungsi berjalan, berhasil atau gagal; permintaan yang ditolak tidak termasuk.</translation>
    </message>
    <message>
        <source>Invocations that failed: an error of the code, a timeout, a lack of memory.</source>
        <translation>Pemanggilan yang gagal: galat kode, habis waktu, kekurangan memori.</translation>
    </message>
    <message>
        <source>Requests that were refused because no concurrency was left.</source>
        <translation>Permintaan yang ditolak karena tidak ada konkurensi tersisa.</translation>
    </message>
    <message>
        <source>Invocations that waited for a new execution environment.</source>
        <translation>Pemanggilan yang menunggu lingkungan eksekusi baru.</translation>
    </message>
    <message>
        <source>The most invocations that were under way at one moment.</source>
        <translation>Pemanggilan terbanyak yang berlangsung pada satu saat.</translation>
    </message>
    <message>
        <source>How many invocations were under way, on average over the run.</source>
        <translation>Berapa pemanggilan yang berlangsung, rata-rata sepanjang simulasi.</translation>
    </message>
    <message>
        <source>How long a new environment took to load the code, on average: Init Duration in Lambda&apos;s reports.</source>
        <translation>Berapa lama lingkungan baru memuat kode, rata-rata: Init Duration dalam laporan Lambda.</translation>
    </message>
    <message>
        <source>Requests that reached the API.</source>
        <translation>Permintaan yang sampai pada API.</translation>
    </message>
    <message>
        <source>Requests answered with a client error; those that were throttled (429) are among them.</source>
        <translation>Permintaan yang dijawab dengan galat klien; yang dibatasi (429) termasuk.</translation>
    </message>
    <message>
        <source>Requests answered with a server error: what is behind the API failed or took too long.</source>
        <translation>Permintaan yang dijawab dengan galat server: yang di belakang API gagal atau terlalu lama.</translation>
    </message>
    <message>
        <source>Read units that were used: one for up to 4 KB read consistently, half of one otherwise.</source>
        <translation>Unit baca yang terpakai: satu untuk sampai 4 KB yang dibaca konsisten, jika tidak setengahnya.</translation>
    </message>
    <message>
        <source>Write units that were used: one for up to 1 KB.</source>
        <translation>Unit tulis yang terpakai: satu untuk sampai 1 KB.</translation>
    </message>
    <message>
        <source>Attempts to read that the table refused; a request that is repeated counts each time.</source>
        <translation>Percobaan baca yang ditolak tabel; permintaan yang diulang dihitung setiap kali.</translation>
    </message>
    <message>
        <source>Attempts to write that the table refused; a request that is repeated counts each time.</source>
        <translation>Percobaan tulis yang ditolak tabel; permintaan yang diulang dihitung setiap kali.</translation>
    </message>
    <message>
        <source>Requests of which at least one part was refused.</source>
        <translation>Permintaan yang sedikitnya satu bagiannya ditolak.</translation>
    </message>
    <message>
        <source>Requests that the workload sent, each counted once.</source>
        <translation>Permintaan yang dikirim beban kerja, masing-masing dihitung sekali.</translation>
    </message>
    <message>
        <source>Requests with every repetition.</source>
        <translation>Permintaan beserta setiap pengulangannya.</translation>
    </message>
    <message>
        <source>Requests that had not ended when the run did.</source>
        <translation>Permintaan yang belum selesai ketika simulasi berakhir.</translation>
    </message>
    <message>
        <source>Requests that ended without an answer that helps: throttled, failed or timed out.</source>
        <translation>Permintaan yang berakhir tanpa jawaban yang berguna: dibatasi, gagal atau habis waktu.</translation>
    </message>
    <message>
        <source>How much more or less a month costs than with the first design.</source>
        <translation>Berapa lebih mahal atau lebih murah sebulan dibanding desain pertama.</translation>
    </message>
    <message>
        <source>How many of the scenario&apos;s objectives this design meets.</source>
        <translation>Berapa sasaran skenario yang dipenuhi desain ini.</translation>
    </message>
    <message>
        <source>The most that was used at one moment, over all replications.</source>
        <translation>Pemakaian tertinggi pada satu saat, atas semua replikasi.</translation>
    </message>
    <message>
        <source>The peak as a share of the limit.</source>
        <translation>Puncak sebagai bagian dari batas.</translation>
    </message>
    <message>
        <source>Whether AWS raises the limit when it is asked to.</source>
        <translation>Apakah AWS menaikkan batas bila diminta.</translation>
    </message>
    <message>
        <source>The sum over the span, of what can be added up.</source>
        <translation>Jumlah sepanjang rentang, bagi yang dapat dijumlahkan.</translation>
    </message>
    <message>
        <source>How much is billed in a month.</source>
        <translation>Berapa yang ditagih dalam sebulan.</translation>
    </message>
    <message>
        <source>What AWS calls it on its bill.</source>
        <translation>Sebutan AWS pada tagihannya.</translation>
    </message>
    <message>
        <source>The price of one unit.</source>
        <translation>Harga satu unit.</translation>
    </message>
    <message>
        <source>per second · %1</source>
        <translation>per detik · %1</translation>
    </message>
    <message>
        <source>%1 of the bill</source>
        <translation>%1 dari tagihan</translation>
    </message>
    <message>
        <source>It happened before the simulation, while its size was estimated.</source>
        <translation>Terjadi sebelum simulasi, saat ukurannya ditaksir.</translation>
    </message>
    <message>
        <source>It happened while simulating, after %1 of the run.</source>
        <translation>Terjadi saat menyimulasikan, setelah %1 dari simulasi.</translation>
    </message>
    <message>
        <source>It happened while simulating &quot;%1&quot;, after %2 of the run.</source>
        <translation>Terjadi saat menyimulasikan &quot;%1&quot;, setelah %2 dari simulasi.</translation>
    </message>
    <message>
        <source>The run was expected to need about %1 of memory.</source>
        <translation>Simulasi diperkirakan memerlukan kira-kira %1 memori.</translation>
    </message>
    <message>
        <source>The run was expected to need about %1 of memory for each of the %2 replications that go on at once.</source>
        <translation>Simulasi diperkirakan memerlukan kira-kira %1 memori untuk masing-masing dari %2 replikasi yang berjalan sekaligus.</translation>
    </message>
    <message>
        <source>What helps: close other programs, shorten Duration under Simulation, lower the rates of the workloads, or give objectives longer Windows.</source>
        <translation>Yang menolong: tutup program lain, pendekkan Duration di bawah Simulation, turunkan laju beban kerja, atau beri sasaran Window yang lebih panjang.</translation>
    </message>
    <message>
        <source>This is a mistake of the program&apos;s own. Another Seed under Simulation may get past it; please report it with the scenario.</source>
        <translation>Ini kesalahan program sendiri. Seed lain di bawah Simulation mungkin melewatinya; mohon laporkan bersama skenarionya.</translation>
    </message>
    <message>
        <source>Change that in the scenario, then run it again.</source>
        <translation>Ubah itu di skenario, lalu jalankan lagi.</translation>
    </message>
    <message>
        <source>The scenario is as it was.</source>
        <translation>Skenario tetap seperti semula.</translation>
    </message>
    <message>
        <source>%1: the usage plan&apos;s quota</source>
        <translation>%1: kuota rencana pemakaian</translation>
    </message>
    <message>
        <source>%1: the usage plan&apos;s quota (%2)</source>
        <translation>%1: kuota rencana pemakaian (%2)</translation>
    </message>
    <message>
        <source>%1: the usage plan&apos;s limit</source>
        <translation>%1: batas rencana pemakaian</translation>
    </message>
    <message>
        <source>%1: the usage plan&apos;s limit (%2)</source>
        <translation>%1: batas rencana pemakaian (%2)</translation>
    </message>
    <message>
        <source>%1: the usage plan&apos;s limit of a method</source>
        <translation>%1: batas rencana pemakaian untuk satu metode</translation>
    </message>
    <message>
        <source>%1: the usage plan&apos;s limit of a method (%2)</source>
        <translation>%1: batas rencana pemakaian untuk satu metode (%2)</translation>
    </message>
    <message>
        <source>%1: the method&apos;s limit</source>
        <translation>%1: batas metode</translation>
    </message>
    <message>
        <source>%1: the method&apos;s limit (%2)</source>
        <translation>%1: batas metode (%2)</translation>
    </message>
    <message>
        <source>%1: the stage&apos;s limit</source>
        <translation>%1: batas stage</translation>
    </message>
    <message>
        <source>%1: the stage&apos;s limit (%2)</source>
        <translation>%1: batas stage (%2)</translation>
    </message>
    <message>
        <source>%1: new connections a second</source>
        <translation>%1: koneksi baru per detik</translation>
    </message>
    <message>
        <source>%1: OnDemandThroughput of reads</source>
        <translation>%1: OnDemandThroughput untuk baca</translation>
    </message>
    <message>
        <source>%1: OnDemandThroughput of writes</source>
        <translation>%1: OnDemandThroughput untuk tulis</translation>
    </message>
    <message>
        <source>%1: units a second of a table</source>
        <translation>%1: unit per detik sebuah tabel</translation>
    </message>
    <message>
        <source>ask AWS for more new connections a second</source>
        <translation>minta AWS koneksi baru per detik lebih banyak</translation>
    </message>
    <message>
        <source>raise the plan&apos;s limit of the method</source>
        <translation>naikkan batas metode pada rencana pemakaian</translation>
    </message>
    <message>
        <source>raise the plan&apos;s Throttle</source>
        <translation>naikkan Throttle rencana pemakaian</translation>
    </message>
    <message>
        <source>raise the plan&apos;s Quota</source>
        <translation>naikkan Quota rencana pemakaian</translation>
    </message>
    <message>
        <source>see what gives way before it</source>
        <translation>lihat yang menyerah sebelumnya</translation>
    </message>
    <message>
        <source>property</source>
        <translation>properti</translation>
    </message>
    <message>
        <source>cannot last</source>
        <translation>tidak dapat bertahan</translation>
    </message>
    <message>
        <source>%1 waits in 100 requests</source>
        <translation>%1 penantian per 100 permintaan</translation>
    </message>
    <message>
        <source>%1 waits in 100 requests of %2</source>
        <translation>%1 penantian per 100 permintaan %2</translation>
    </message>
    <message>
        <source>In what the two differ</source>
        <translation>Yang membedakan keduanya</translation>
    </message>
    <message>
        <source>%1: executions started a second</source>
        <translation>%1: eksekusi yang dimulai per detik</translation>
    </message>
    <message>
        <source>%1: open executions of the account</source>
        <translation>%1: eksekusi terbuka milik akun</translation>
    </message>
    <message>
        <source>%1: Express executions started a second</source>
        <translation>%1: eksekusi Express yang dimulai per detik</translation>
    </message>
    <message>
        <source>%1: synchronous Express executions of the account</source>
        <translation>%1: eksekusi Express sinkron milik akun</translation>
    </message>
    <message>
        <source>%1: state transitions a second, beyond which they wait</source>
        <translation>%1: transisi keadaan per detik, yang selebihnya menunggu</translation>
    </message>
    <message>
        <source>ask AWS for a higher StartExecution quota</source>
        <translation>minta kuota StartExecution yang lebih tinggi pada AWS</translation>
    </message>
    <message>
        <source>ask AWS for a higher StartExecution quota of Express workflows</source>
        <translation>minta kuota StartExecution alur Express yang lebih tinggi pada AWS</translation>
    </message>
    <message>
        <source>ask AWS for more open executions</source>
        <translation>minta lebih banyak eksekusi terbuka pada AWS</translation>
    </message>
    <message>
        <source>ask AWS for more concurrent synchronous Express executions</source>
        <translation>minta lebih banyak eksekusi Express sinkron serentak pada AWS</translation>
    </message>
    <message>
        <source>ask AWS for a higher StateTransition quota, or make states fewer</source>
        <translation>minta kuota StateTransition yang lebih tinggi pada AWS, atau kurangi keadaan</translation>
    </message>
    <message>
        <source>the runner-up is %1 above it ± %2 (95 %, paired): sure, and so little that the two are about the same</source>
        <translation>yang kedua %1 di atasnya ± %2 (95 %, berpasangan): pasti, tetapi begitu sedikit sehingga keduanya hampir sama</translation>
    </message>
    <message>
        <source>cannot last: %1</source>
        <translation>tidak dapat bertahan: %1</translation>
    </message>
    <message>
        <source>%1 uses %2 read units a second of %3 provisioned, which a burst bucket pays for only so long</source>
        <translation>%1 memakai %2 unit baca per detik dari %3 yang disediakan, yang hanya sementara ditutup oleh cadangan lonjakan</translation>
    </message>
    <message>
        <source>%1 uses %2 write units a second of %3 provisioned, which a burst bucket pays for only so long</source>
        <translation>%1 memakai %2 unit tulis per detik dari %3 yang disediakan, yang hanya sementara ditutup oleh cadangan lonjakan</translation>
    </message>
    <message>
        <source>Add a route</source>
        <translation>Tambahkan rute</translation>
    </message>
    <message>
        <source>Global index %1</source>
        <translation>Indeks global %1</translation>
    </message>
    <message>
        <source>Add a global index</source>
        <translation>Tambahkan indeks global</translation>
    </message>
    <message>
        <source>Local index %1</source>
        <translation>Indeks lokal %1</translation>
    </message>
    <message>
        <source>Add a local index</source>
        <translation>Tambahkan indeks lokal</translation>
    </message>
    <message>
        <source>the source has an error of syntax</source>
        <translation>sumbernya salah sintaks</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 sudah ada.</translation>
    </message>
    <message>
        <source>Add a function first: a route leads to one.</source>
        <translation>Tambahkan fungsi dahulu: rute menuju ke sebuah fungsi.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Skenario</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>On top of the changes before it:</source>
        <translation>Di atas perubahan sebelumnya:</translation>
    </message>
    <message>
        <source>with the above</source>
        <translation>bersama yang di atas</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>bersama %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>Effect on cost</source>
        <translation>Pengaruh pada biaya</translation>
    </message>
    <message>
        <source>%1 has an entry with nothing in it</source>
        <translation>%1 memuat entri yang kosong</translation>
    </message>
    <message>
        <source>Add auto scaling</source>
        <translation>Tambah auto scaling</translation>
    </message>
    <message>
        <source>Auto scaling of %1</source>
        <translation>Auto scaling untuk %1</translation>
    </message>
    <message>
        <source>Scheduled action %1</source>
        <translation>Tindakan terjadwal %1</translation>
    </message>
    <message>
        <source>Add a scheduled action</source>
        <translation>Tambah tindakan terjadwal</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>Tambah parameter</translation>
    </message>
    <message>
        <source>Parameter %1</source>
        <translation>Parameter %1</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Perilaku</translation>
    </message>
    <message>
        <source>Region and parameters</source>
        <translation>Wilayah dan parameter</translation>
    </message>
    <message>
        <source>of all designs</source>
        <translation>untuk semua desain</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>It is referred to, and has no value to leave in its place.</source>
        <translation>Ia dirujuk, dan tidak punya nilai untuk ditinggalkan sebagai gantinya.</translation>
    </message>
    <message>
        <source>DLQ after %1</source>
        <translation>DLQ setelah %1</translation>
    </message>
    <message>
        <source>no DLQ</source>
        <translation>tanpa DLQ</translation>
    </message>
    <message>
        <source>messages received %1 times</source>
        <translation>pesan yang diterima %1 kali</translation>
    </message>
    <message>
        <source>%1 of %2 executions of state machines failed or timed out.</source>
        <translation>%1 dari %2 eksekusi mesin keadaan gagal atau kehabisan waktu.</translation>
    </message>
    <message>
        <source>requests %1</source>
        <translation>permintaan %1</translation>
    </message>
    <message>
        <source>Failed executions</source>
        <translation>Eksekusi gagal</translation>
    </message>
    <message>
        <source>executions %1</source>
        <translation>eksekusi %1</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Hitungan</translation>
    </message>
    <message>
        <source>%1 replications together</source>
        <translation>%1 replikasi bersama</translation>
    </message>
    <message>
        <source>Counts are sums over the replications, levels and percentages are means.</source>
        <translation>Hitungan adalah jumlah semua replikasi, tingkat dan persentase adalah rata-rata.</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 menunggu</translation>
    </message>
    <message>
        <source>up to %1 waiting</source>
        <translation>hingga %1 menunggu</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>tertua %1</translation>
    </message>
    <message>
        <source>mean of %1 ≈ %2</source>
        <translation>rata-rata %1 ≈ %2</translation>
    </message>
    <message>
        <source>A run has gone on for %1. With the window closed all that it found is lost.</source>
        <translation>Simulasi sudah berjalan selama %1. Bila jendela ditutup, semua hasilnya hilang.</translation>
    </message>
    <message>
        <source>A run has gone on for %1. With another file opened all that it found is lost.</source>
        <translation>Simulasi sudah berjalan selama %1. Bila berkas lain dibuka, semua hasilnya hilang.</translation>
    </message>
    <message>
        <source>A question has been worked on for %1. With the window closed it gets no answer.</source>
        <translation>Sebuah pertanyaan sudah dikerjakan selama %1. Bila jendela ditutup, pertanyaan itu tidak terjawab.</translation>
    </message>
    <message>
        <source>A question has been worked on for %1. With another file opened it gets no answer.</source>
        <translation>Sebuah pertanyaan sudah dikerjakan selama %1. Bila berkas lain dibuka, pertanyaan itu tidak terjawab.</translation>
    </message>
    <message>
        <source>%1 (with the range at %2)</source>
        <translation>%1 (dengan rentang pada %2)</translation>
    </message>
    <message>
        <source>as measured in %1</source>
        <translation>seperti diukur pada %1</translation>
    </message>
    <message>
        <source>first %1</source>
        <translation>%1 pertama</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>%1 berikutnya</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>di atas %1</translation>
    </message>
    <message>
        <source>It has run for %1. Replications that ended are kept, those under way are lost.</source>
        <translation>Sudah berjalan selama %1. Replikasi yang selesai disimpan, yang sedang berjalan hilang.</translation>
    </message>
    <message>
        <source>Stopped before anything was finished</source>
        <translation>Dihentikan sebelum ada yang selesai</translation>
    </message>
    <message>
        <source>uncalibrated</source>
        <translation>belum dikalibrasi</translation>
    </message>
    <message>
        <source>uncalibrated, only the traffic that was fed in could be compared</source>
        <translation>belum dikalibrasi, hanya lalu lintas yang dimasukkan yang dapat dibandingkan</translation>
    </message>
    <message>
        <source>calibrated, nothing could be compared</source>
        <translation>dikalibrasi, tidak ada yang dapat dibandingkan</translation>
    </message>
    <message>
        <source>calibrated, only the traffic that was fed in could be compared</source>
        <translation>dikalibrasi, hanya lalu lintas yang dimasukkan yang dapat dibandingkan</translation>
    </message>
    <message>
        <source>calibrated, within %1, on days that it may have been calibrated with</source>
        <translation>dikalibrasi, selisih paling banyak %1, pada hari-hari yang mungkin dipakai untuk kalibrasi</translation>
    </message>
    <message>
        <source>calibrated, within %1 on the days it was calibrated with</source>
        <translation>dikalibrasi, selisih paling banyak %1 pada hari-hari yang dipakai untuk kalibrasi</translation>
    </message>
    <message>
        <source>validated within %1 on days that were held out</source>
        <translation>tervalidasi, selisih paling banyak %1 pada hari-hari yang disisihkan</translation>
    </message>
    <message>
        <source>validated within %1</source>
        <translation>tervalidasi, selisih paling banyak %1</translation>
    </message>
    <message>
        <source>not validated: %1 is off by %2</source>
        <translation>tidak tervalidasi: %1 meleset %2</translation>
    </message>
    <message>
        <source>the simulation uses none of it</source>
        <translation>simulasi tidak memakainya</translation>
    </message>
    <message>
        <source>nothing of this service is on the bill</source>
        <translation>layanan ini tidak ada di tagihan</translation>
    </message>
    <message>
        <source>it was not billed</source>
        <translation>tidak ditagih</translation>
    </message>
    <message>
        <source>no value was recorded</source>
        <translation>tidak ada nilai yang direkam</translation>
    </message>
    <message>
        <source>the simulation has no such statistic</source>
        <translation>simulasi tidak punya statistik itu</translation>
    </message>
    <message>
        <source>nothing of it happened in the simulation</source>
        <translation>tidak pernah terjadi dalam simulasi</translation>
    </message>
    <message>
        <source>Its lines are too long to be drawn and edited here: the Source shows their beginnings. Written in short lines (jq . FILE does it), it can be edited.</source>
        <translation>Barisnya terlalu panjang untuk digambar dan disunting di sini: Sumber menampilkan awalnya saja. Jika ditulis dalam baris pendek (misalnya dengan jq . FILE), berkas ini dapat disunting.</translation>
    </message>
    <message>
        <source>runner-up</source>
        <translation>peringkat berikut</translation>
    </message>
    <message>
        <source>runner-up %1</source>
        <translation>peringkat berikut %1</translation>
    </message>
    <message>
        <source>closest</source>
        <translation>terdekat</translation>
    </message>
    <message>
        <source>closest %1</source>
        <translation>terdekat %1</translation>
    </message>
    <message>
        <source>no other design came close enough to be simulated over all replications</source>
        <translation>tidak ada desain lain yang cukup dekat untuk disimulasikan pada semua replikasi</translation>
    </message>
    <message>
        <source>The combinations are searched, and those that may be the best are compared over all replications. The objectives of the scenario must hold.</source>
        <translation>Kombinasi-kombinasi ditelusuri, dan yang mungkin terbaik dibandingkan pada semua replikasi. Sasaran skenario harus dipenuhi.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>fails: so much of the work comes to nothing where another design does it, and no objective on ErrorRate says how many may</source>
        <translation>gagal: sebanyak itu pekerjaan tidak terlaksana padahal desain lain melaksanakannya, dan tidak ada sasaran ErrorRate yang mengatakan berapa yang boleh</translation>
    </message>
    <message>
        <source>of the best design %1, and no design that was tried does better: an objective on ErrorRate would say how many may</source>
        <translation>pada desain terbaik %1, dan tidak ada desain yang dicoba lebih baik: sebuah sasaran ErrorRate akan mengatakan berapa yang boleh</translation>
    </message>
    <message>
        <source>of the best design %1, and no design that was tried does better</source>
        <translation>pada desain terbaik %1, dan tidak ada desain yang dicoba lebih baik</translation>
    </message>
    <message>
        <source>at worst %1</source>
        <translation>paling buruk %1</translation>
    </message>
    <message>
        <source>warning of the best design: %1</source>
        <translation>peringatan desain terbaik: %1</translation>
    </message>
    <message>
        <source>warning of &quot;%1&quot; at %2 of %3 values, first at %4 = %5: %6</source>
        <translation>peringatan &quot;%1&quot; pada %2 dari %3 nilai, pertama pada %4 = %5: %6</translation>
    </message>
    <message>
        <source>&quot;%1&quot; fails at %2 of %3 values, first at %4 = %5: %6; its %7 there is that of a design that misses an objective</source>
        <translation>&quot;%1&quot; gagal pada %2 dari %3 nilai, pertama pada %4 = %5: %6; %7 di sana adalah milik desain yang tidak memenuhi suatu sasaran</translation>
    </message>
    <message>
        <source>&quot;%1&quot; fails at %2 of %3 values, first at %4 = %5: %6; its %7 there is that of a design that does not do the work</source>
        <translation>&quot;%1&quot; gagal pada %2 dari %3 nilai, pertama pada %4 = %5: %6; %7 di sana adalah milik desain yang tidak melaksanakan pekerjaannya</translation>
    </message>
    <message>
        <source>misses %1</source>
        <translation>tidak memenuhi %1</translation>
    </message>
    <message>
        <source>%1 at %2 does not do the work: %3</source>
        <translation>%1 pada %2 tidak melaksanakan pekerjaannya: %3</translation>
    </message>
    <message>
        <source>%1 takes whole values only: %2 of the %3 values asked for are different, each is simulated once</source>
        <translation>%1 hanya menerima bilangan bulat: %2 dari %3 nilai yang diminta berbeda, masing-masing disimulasikan sekali</translation>
    </message>
    <message>
        <source>%1 is given values twice: %2 of the %3 values asked for are different, each is simulated once</source>
        <translation>%1 diberi nilai yang sama dua kali: %2 dari %3 nilai yang diminta berbeda, masing-masing disimulasikan sekali</translation>
    </message>
    <message>
        <source>%1 throttles %2 for 100 requests</source>
        <translation>%1 menolak (throttle) %2 per 100 permintaan</translation>
    </message>
    <message>
        <source>%1 of the requests fail</source>
        <translation>%1 dari permintaan gagal</translation>
    </message>
    <message>
        <source>%1 of the requests of %2 fail</source>
        <translation>%1 dari permintaan %2 gagal</translation>
    </message>
    <message>
        <source>%1 of the messages of %2 are left waiting</source>
        <translation>%1 dari pesan %2 tertinggal menunggu</translation>
    </message>
    <message>
        <source>%1 of the messages of %2 are dead letters</source>
        <translation>%1 dari pesan %2 masuk antrean pesan gagal</translation>
    </message>
    <message>
        <source>%1 of the messages of %2 are lost, older than they are kept</source>
        <translation>%1 dari pesan %2 hilang, lebih tua daripada masa simpannya</translation>
    </message>
    <message>
        <source>%1 of the records of %2 are left waiting</source>
        <translation>%1 dari rekaman %2 tertinggal menunggu</translation>
    </message>
    <message>
        <source>%1 of the records of %2 are given up</source>
        <translation>%1 dari rekaman %2 ditinggalkan</translation>
    </message>
    <message>
        <source>%1 of the asynchronous events of %2 are left waiting</source>
        <translation>%1 dari peristiwa asinkron %2 tertinggal menunggu</translation>
    </message>
    <message>
        <source>%1 of the asynchronous events of %2 are dropped</source>
        <translation>%1 dari peristiwa asinkron %2 dibuang</translation>
    </message>
    <message>
        <source>%1 of the executions of %2 fail or time out</source>
        <translation>%1 dari eksekusi %2 gagal atau kehabisan waktu</translation>
    </message>
    <message>
        <source>%1: the design with the least cost that meets the objectives</source>
        <translation>%1: desain dengan biaya terendah yang memenuhi sasaran</translation>
    </message>
    <message>
        <source>%1: the design with the least p99 of %2 that meets the objectives</source>
        <translation>%1: desain dengan p99 dari %2 terendah yang memenuhi sasaran</translation>
    </message>
    <message>
        <source>$ a month, %1; the line joins what no design that was tried beats</source>
        <translation>$ per bulan, %1; garis menghubungkan yang tak terkalahkan oleh desain yang dicoba</translation>
    </message>
    <message>
        <source>no sourced price in %1 on %2: the first is known from %3</source>
        <translation>tidak ada harga bersumber di %1 pada %2: yang pertama diketahui sejak %3</translation>
    </message>
    <message>
        <source>no sourced price beyond the %1 a month in %2</source>
        <translation>tidak ada harga bersumber di atas %1 per bulan di %2</translation>
    </message>
    <message>
        <source>no sourced price in %1</source>
        <translation>tidak ada harga bersumber di %1</translation>
    </message>
    <message>
        <source>the quantity is not known</source>
        <translation>jumlahnya tidak diketahui</translation>
    </message>
</context>
<context>
    <name>headroom::gui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>In figures</source>
        <translation>Dalam angka</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Perlu diketahui</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ArrivalsView</name>
    <message>
        <source>Arrivals</source>
        <translation>Kedatangan</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation>mulai %1: %2</translation>
    </message>
    <message>
        <source>Drag the points, or choose one by Page Up and Page Down and move it by the arrows.</source>
        <translation>Seret titik-titiknya, atau pilih satu dengan Page Up dan Page Down lalu pindahkan dengan tombol panah.</translation>
    </message>
</context>
<context>
    <name>headroom::gui::AssumptionTable</name>
    <message>
        <source>Assumptions</source>
        <translation>Asumsi</translation>
    </message>
</context>
<context>
    <name>headroom::gui::Banner</name>
    <message>
        <source>and %1 more</source>
        <translation>dan %1 lagi</translation>
    </message>
    <message>
        <source>Notes on this run</source>
        <translation>Catatan tentang simulasi ini</translation>
    </message>
</context>
<context>
    <name>headroom::gui::BillLinesCard</name>
    <message>
        <source>Line items</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Line items by</source>
        <translation>Rincian tagihan menurut</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Sumber daya</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Desain</translation>
    </message>
    <message>
        <source>Amounts for</source>
        <translation>Nilai untuk</translation>
    </message>
    <message>
        <source>What the price of the line rests on</source>
        <translation>Dasar harga baris ini</translation>
    </message>
    <message>
        <source>Choose a line to read what its price rests on.</source>
        <translation>Pilih satu baris untuk membaca dasar harganya.</translation>
    </message>
</context>
<context>
    <name>headroom::gui::BillPage</name>
    <message>
        <source>Bill</source>
        <translation>Tagihan</translation>
    </message>
    <message>
        <source>Not priced</source>
        <translation>Tanpa harga</translation>
    </message>
    <message>
        <source>not in the total</source>
        <translation>tidak termasuk jumlah</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>Per bulan</translation>
    </message>
    <message>
        <source>not priced</source>
        <translation>tanpa harga</translation>
    </message>
    <message>
        <source>inputs %1 to %2</source>
        <translation>masukan %1 sampai %2</translation>
    </message>
    <message>
        <source>no interval</source>
        <translation>tanpa selang</translation>
    </message>
    <message>
        <source>Per million requests</source>
        <translation>Per sejuta permintaan</translation>
    </message>
    <message>
        <source>of the workloads</source>
        <translation>dari beban kerja</translation>
    </message>
    <message>
        <source>List prices of %1 as of %2, free tier: %3. Lines are means over %4; they add up to the total exactly.</source>
        <translation>Harga resmi %1 per %2, tingkat gratis: %3. Tiap baris adalah rata-rata atas %4; jumlahnya tepat sama dengan total.</translation>
    </message>
    <message>
        <source>one replication</source>
        <translation>satu replikasi</translation>
    </message>
    <message>
        <source>%1 replications</source>
        <translation>%1 replikasi</translation>
    </message>
    <message>
        <source>Who causes the bill</source>
        <translation>Penyebab tagihan</translation>
    </message>
    <message>
        <source>Shares by</source>
        <translation>Bagian menurut</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Sumber daya</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Beban kerja</translation>
    </message>
    <message>
        <source>The bill as areas: services, inside them their resources</source>
        <translation>Tagihan sebagai luas bidang: layanan, di dalamnya sumber dayanya</translation>
    </message>
    <message>
        <source>not known of this result</source>
        <translation>tidak diketahui untuk hasil ini</translation>
    </message>
    <message>
        <source>The mean over months, with its 95 % interval.</source>
        <translation>Rata-rata atas bulan-bulan, dengan selang 95 %.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 sampai %2</translation>
    </message>
    <message>
        <source>A single month</source>
        <translation>Satu bulan</translation>
    </message>
    <message>
        <source>19 months in 20</source>
        <translation>19 dari 20 bulan</translation>
    </message>
    <message>
        <source>One month differs from the mean by its own chance: where a bill will be.</source>
        <translation>Satu bulan berbeda dari rata-rata karena kebetulannya sendiri: di sinilah tagihan akan berada.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>not all in it</source>
        <translation>belum semuanya termasuk</translation>
    </message>
</context>
<context>
    <name>headroom::gui::CalibrateStep</name>
    <message>
        <source>Lambda&apos;s logs, CloudWatch&apos;s metrics, access logs, X-Ray traces, Power Tuning&apos;s results, tables and bills take the place of guesses. Nothing leaves this computer.</source>
        <translation>Log Lambda, metrik CloudWatch, log akses, jejak X-Ray, hasil Power Tuning, tabel, dan tagihan menggantikan tebakan. Tidak ada yang keluar dari komputer ini.</translation>
    </message>
    <message>
        <source>What the files say</source>
        <translation>Isi berkas-berkas</translation>
    </message>
    <message>
        <source>&amp;Put into the scenario</source>
        <translation>&amp;Masukkan ke skenario</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Tambah berkas…</translation>
    </message>
    <message>
        <source>Whose measurements these are</source>
        <translation>Milik siapa pengukuran ini</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Milik</translation>
    </message>
    <message>
        <source>Fitted law</source>
        <translation>Hukum yang dicocokkan</translation>
    </message>
    <message>
        <source>as the files say</source>
        <translation>seperti isi berkas</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Pengukuran</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Membaca berkas…</translation>
    </message>
    <message>
        <source>1 guess left</source>
        <translation>1 tebakan tersisa</translation>
    </message>
    <message>
        <source>%1 guesses left</source>
        <translation>%1 tebakan tersisa</translation>
    </message>
    <message>
        <source>These files change nothing</source>
        <translation>Berkas-berkas ini tidak mengubah apa pun</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>Tidak ditulis: %1</translation>
    </message>
    <message>
        <source>The measurements are in the scenario; Undo takes them out</source>
        <translation>Pengukuran sudah ada di skenario; Urungkan mengeluarkannya</translation>
    </message>
</context>
<context>
    <name>headroom::gui::CauseBars</name>
    <message>
        <source>mean</source>
        <translation>rata-rata</translation>
    </message>
    <message>
        <source>of requests</source>
        <translation>dari permintaan</translation>
    </message>
    <message>
        <source>%1 %2, %3 of requests</source>
        <translation>%1 %2, %3 dari permintaan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::CausesCard</name>
    <message>
        <source>Shows how one typical request of this band went, step by step</source>
        <translation>Menunjukkan langkah demi langkah satu permintaan khas pada rentang ini</translation>
    </message>
    <message>
        <source>Too few requests to explain a percentile.</source>
        <translation>Permintaan terlalu sedikit untuk menjelaskan sebuah persentil.</translation>
    </message>
    <message>
        <source>What makes the latency</source>
        <translation>Penyebab latensi</translation>
    </message>
    <message>
        <source>What makes the %1 of %2</source>
        <translation>Penyebab %1 dari %2</translation>
    </message>
    <message>
        <source>%1 requests between %2 and %3</source>
        <translation>%1 permintaan antara %2 dan %3</translation>
    </message>
    <message>
        <source>typical: %1</source>
        <translation>khas: %1</translation>
    </message>
    <message>
        <source>Typical request</source>
        <translation>Permintaan khas</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ChartMenu</name>
    <message>
        <source>Chart menu</source>
        <translation>Menu grafik</translation>
    </message>
    <message>
        <source>Copy this chart, or change its axis</source>
        <translation>Salin grafik ini, atau ubah sumbunya</translation>
    </message>
    <message>
        <source>&amp;Logarithmic axis</source>
        <translation>Sumbu &amp;logaritmik</translation>
    </message>
    <message>
        <source>Copy as an &amp;image</source>
        <translation>Salin sebagai &amp;gambar</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Salin sebagai &amp;CSV</translation>
    </message>
</context>
<context>
    <name>headroom::gui::CheckStep</name>
    <message>
        <source>The traffic that was recorded takes the place of the scenario&apos;s own; every metric that was recorded stands beside the simulated one.</source>
        <translation>Lalu lintas yang direkam menggantikan milik skenario; setiap metrik yang direkam berdampingan dengan yang tersimulasi.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
    <message>
        <source>What was recorded</source>
        <translation>Yang direkam</translation>
    </message>
    <message>
        <source>&amp;Metrics…</source>
        <translation>&amp;Metrik…</translation>
    </message>
    <message>
        <source>&amp;Queries…</source>
        <translation>K&amp;ueri…</translation>
    </message>
    <message>
        <source>&amp;Bill…</source>
        <translation>&amp;Tagihan…</translation>
    </message>
    <message>
        <source>Copy what to ask &amp;CloudWatch for</source>
        <translation>Salin apa yang diminta dari &amp;CloudWatch</translation>
    </message>
    <message>
        <source>A list for aws cloudwatch get-metric-data --metric-data-queries</source>
        <translation>Daftar untuk aws cloudwatch get-metric-data --metric-data-queries</translation>
    </message>
    <message>
        <source> days held out</source>
        <translation> hari disisihkan</translation>
    </message>
    <message>
        <source>Last days that calibration has not seen</source>
        <translation>Hari-hari terakhir yang tidak dilihat kalibrasi</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Periksa</translation>
    </message>
    <message>
        <source>Simulated against real</source>
        <translation>Tersimulasi terhadap nyata</translation>
    </message>
    <message>
        <source>&amp;Note the verdict in the scenario</source>
        <translation>&amp;Catat putusan di skenario</translation>
    </message>
    <message>
        <source>The scenario has changed since: %1</source>
        <translation>Skenario sudah berubah sejak: %1</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Hentikan</translation>
    </message>
    <message>
        <source>Replaying what was recorded…</source>
        <translation>Memutar ulang yang direkam…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Dihentikan</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Putusan: %1</translation>
    </message>
    <message>
        <source>No series over time</source>
        <translation>Tidak ada deret waktu</translation>
    </message>
    <message>
        <source>The list is on the clipboard; save it as queries.json</source>
        <translation>Daftar ada di papan klip; simpan sebagai queries.json</translation>
    </message>
</context>
<context>
    <name>headroom::gui::CommandPalette</name>
    <message>
        <source>Nothing that can be done now is called that.</source>
        <translation>Tidak ada yang dapat dilakukan sekarang dengan nama itu.</translation>
    </message>
    <message>
        <source>Command, resource or page</source>
        <translation>Perintah, sumber daya, atau halaman</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Perintah</translation>
    </message>
</context>
<context>
    <name>headroom::gui::Commands</name>
    <message>
        <source>&amp;Help</source>
        <translation>Ban&amp;tuan</translation>
    </message>
    <message>
        <source>&amp;About Headroom</source>
        <translation>&amp;Tentang Headroom</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Berkas</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Buka…</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Buka yang Te&amp;rakhir</translation>
    </message>
    <message>
        <source>Open an &amp;Example</source>
        <translation>Buka &amp;Contoh</translation>
    </message>
    <message>
        <source>&amp;Import Templates…</source>
        <translation>&amp;Impor Templat…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Simpan Seb&amp;agai…</translation>
    </message>
    <message>
        <source>&amp;Export Report…</source>
        <translation>&amp;Ekspor Laporan…</translation>
    </message>
    <message>
        <source>Re&amp;load</source>
        <translation>&amp;Muat Ulang</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Keluar</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sunting</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>U&amp;langi</translation>
    </message>
    <message>
        <source>&amp;New Design From This One…</source>
        <translation>Desain &amp;Baru dari Desain Ini…</translation>
    </message>
    <message>
        <source>Next &amp;Problem</source>
        <translation>Masalah &amp;Berikutnya</translation>
    </message>
    <message>
        <source>Pre&amp;vious Problem</source>
        <translation>Masalah &amp;Sebelumnya</translation>
    </message>
    <message>
        <source>&amp;Go to Line…</source>
        <translation>&amp;Ke Baris…</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Jalankan</translation>
    </message>
    <message>
        <source>Simulates every design</source>
        <translation>Menyimulasikan setiap desain</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Hentikan</translation>
    </message>
    <message>
        <source>Ends the run and shows what is finished</source>
        <translation>Mengakhiri simulasi dan menampilkan yang sudah selesai</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Jeda</translation>
    </message>
    <message>
        <source>Holds the run, or lets it go on</source>
        <translation>Menahan simulasi, atau melanjutkannya</translation>
    </message>
    <message>
        <source>&amp;Earlier Runs</source>
        <translation>Simulasi S&amp;ebelumnya</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>&amp;Diagram</source>
        <translation>&amp;Diagram</translation>
    </message>
    <message>
        <source>&amp;Traffic</source>
        <translation>&amp;Lalu Lintas</translation>
    </message>
    <message>
        <source>&amp;Results</source>
        <translation>&amp;Hasil</translation>
    </message>
    <message>
        <source>&amp;Bill</source>
        <translation>&amp;Tagihan</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Bandingkan</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Sumber</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Masalah</translation>
    </message>
    <message>
        <source>&amp;Assumptions</source>
        <translation>&amp;Asumsi</translation>
    </message>
    <message>
        <source>Zoom &amp;In on Time</source>
        <translation>Per&amp;besar Waktu</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Per&amp;kecil</translation>
    </message>
    <message>
        <source>Show &amp;All Time</source>
        <translation>Tampilkan Semu&amp;a Waktu</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Mengikuti &amp;Sistem</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Terang</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Gelap</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Bahasa</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Isi</translation>
    </message>
    <message>
        <source>&amp;Tour of the Window</source>
        <translation>&amp;Tur Jendela</translation>
    </message>
    <message>
        <source>Find a Co&amp;mmand…</source>
        <translation>Cari &amp;Perintah…</translation>
    </message>
    <message>
        <source>Re&amp;gion and Quotas…</source>
        <translation>Wila&amp;yah dan Kuota…</translation>
    </message>
    <message>
        <source>Add an &amp;Objective</source>
        <translation>Tambah &amp;Sasaran</translation>
    </message>
    <message>
        <source>Add an &amp;Event</source>
        <translation>Tambah &amp;Peristiwa</translation>
    </message>
    <message>
        <source>&amp;Breaking point</source>
        <translation>&amp;Titik patah</translation>
    </message>
    <message>
        <source>Brea&amp;k-even</source>
        <translation>Titik &amp;impas</translation>
    </message>
    <message>
        <source>&amp;Inputs</source>
        <translation>&amp;Masukan</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>&amp;Sapuan</translation>
    </message>
    <message>
        <source>&amp;Optimise</source>
        <translation>&amp;Optimalkan</translation>
    </message>
    <message>
        <source>&amp;New Window</source>
        <translation>Jendela &amp;Baru</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>&amp;Tutup Jendela</translation>
    </message>
    <message>
        <source>Rena&amp;me This Design…</source>
        <translation>&amp;Ubah Nama Desain Ini…</translation>
    </message>
    <message>
        <source>Remo&amp;ve This Design</source>
        <translation>&amp;Hapus Desain Ini</translation>
    </message>
    <message>
        <source>&amp;Growth</source>
        <translation>Pertu&amp;mbuhan</translation>
    </message>
    <message>
        <source>Te&amp;xt Size</source>
        <translation>Ukuran Te&amp;ks</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Calibrate and Check…</source>
        <translation>&amp;Kalibrasi dan Periksa…</translation>
    </message>
    <message>
        <source>Ne&amp;w Scenario…</source>
        <translation>Skenario &amp;Baru…</translation>
    </message>
    <message>
        <source>&amp;Find in the Source…</source>
        <translation>&amp;Cari di Sumber…</translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation>Cari Beri&amp;kutnya</translation>
    </message>
</context>
<context>
    <name>headroom::gui::CompareArea</name>
    <message>
        <source>Designs</source>
        <translation>Desain</translation>
    </message>
    <message>
        <source>What to compare by</source>
        <translation>Dasar perbandingan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ComparePage</name>
    <message>
        <source>Designs</source>
        <translation>Desain</translation>
    </message>
    <message>
        <source>Cost against p99</source>
        <translation>Biaya terhadap p99</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Yang berbeda</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Bandingkan</translation>
    </message>
    <message>
        <source>latency of %1; coloured where better or worse than the first</source>
        <translation>latensi %1; berwarna bila lebih baik atau lebih buruk daripada yang pertama</translation>
    </message>
    <message>
        <source>This scenario has one design. Change something and choose Edit, New Design From This One to compare it with another.</source>
        <translation>Skenario ini hanya memiliki satu desain. Ubah sesuatu lalu pilih Sunting, Desain Baru dari Desain Ini untuk membandingkannya.</translation>
    </message>
    <message>
        <source>All designs faced the same random numbers. A figure is better or worse when the 95 % interval of its difference leaves out zero and the difference is more than 1 %.</source>
        <translation>Semua desain menghadapi bilangan acak yang sama. Suatu angka lebih baik atau lebih buruk bila selang 95 % dari selisihnya tidak memuat nol dan selisihnya lebih dari 1 %.</translation>
    </message>
    <message>
        <source>Effect of each change</source>
        <translation>Pengaruh setiap perubahan</translation>
    </message>
    <message>
        <source>Simulates the changes one after the other and tells what each costs.</source>
        <translation>Menyimulasikan perubahan satu per satu dan memberi tahu biaya masing-masing.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Simulating each change of %1: %2</source>
        <translation>Menyimulasikan setiap perubahan %1: %2</translation>
    </message>
    <message>
        <source>At least %1 replications are needed to tell better from worse; this run has %2.</source>
        <translation>Diperlukan sedikitnya %1 replikasi untuk membedakan lebih baik dari lebih buruk; jalan ini punya %2.</translation>
    </message>
    <message>
        <source>Set Replications</source>
        <translation>Atur Replications</translation>
    </message>
    <message>
        <source>$ a month, %1; the line joins what no other design beats</source>
        <translation>$ per bulan, %1; garis menghubungkan yang tak terkalahkan oleh desain lain</translation>
    </message>
</context>
<context>
    <name>headroom::gui::CoverDialog</name>
    <message>
        <source>Export a report</source>
        <translation>Ekspor laporan</translation>
    </message>
    <message>
        <source>for instance: draft 2</source>
        <translation>misalnya: konsep 2</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Klien</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Penulis</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Versi</translation>
    </message>
    <message>
        <source>Choose the &amp;file…</source>
        <translation>Pilih &amp;berkas…</translation>
    </message>
    <message>
        <source>What stands on the cover; what is empty is left out.</source>
        <translation>Yang tertulis di sampul; yang kosong tidak dicantumkan.</translation>
    </message>
    <message>
        <source>&amp;Preview…</source>
        <translation>&amp;Pratinjau…</translation>
    </message>
</context>
<context>
    <name>headroom::gui::DensityView</name>
    <message>
        <source>Distribution</source>
        <translation>Distribusi</translation>
    </message>
    <message>
        <source>The axis is logarithmic.</source>
        <translation>Sumbunya logaritmik.</translation>
    </message>
</context>
<context>
    <name>headroom::gui::DesignActions</name>
    <message>
        <source>changing %1</source>
        <translation>mengubah %1</translation>
    </message>
    <message>
        <source>resetting %1</source>
        <translation>mengembalikan %1</translation>
    </message>
    <message>
        <source>moving in the diagram</source>
        <translation>memindahkan dalam diagram</translation>
    </message>
    <message>
        <source>arranging the diagram</source>
        <translation>menata diagram</translation>
    </message>
    <message>
        <source>adding</source>
        <translation>menambahkan</translation>
    </message>
    <message>
        <source>duplicating %1</source>
        <translation>menggandakan %1</translation>
    </message>
    <message>
        <source>removing %1</source>
        <translation>menghapus %1</translation>
    </message>
    <message>
        <source>connecting %1 to %2</source>
        <translation>menghubungkan %1 ke %2</translation>
    </message>
    <message>
        <source>adding a design</source>
        <translation>menambahkan desain</translation>
    </message>
    <message>
        <source>removing an event</source>
        <translation>menghapus peristiwa</translation>
    </message>
    <message>
        <source>removing an objective</source>
        <translation>menghapus sasaran</translation>
    </message>
    <message>
        <source>adding an objective</source>
        <translation>menambahkan sasaran</translation>
    </message>
    <message>
        <source>adding an event</source>
        <translation>menambahkan peristiwa</translation>
    </message>
    <message>
        <source>moving a point of the arrivals</source>
        <translation>memindahkan titik kedatangan</translation>
    </message>
    <message>
        <source>importing a trace</source>
        <translation>mengimpor rekaman</translation>
    </message>
    <message>
        <source>renaming %1</source>
        <translation>mengubah nama %1</translation>
    </message>
    <message>
        <source>new design</source>
        <translation>desain baru</translation>
    </message>
    <message>
        <source>renaming a design</source>
        <translation>mengubah nama desain</translation>
    </message>
    <message>
        <source>removing a design</source>
        <translation>menghapus desain</translation>
    </message>
    <message>
        <source>A route needs its method and path.</source>
        <translation>Rute memerlukan metode dan jalurnya.</translation>
    </message>
    <message>
        <source>A parameter needs a name.</source>
        <translation>Parameter memerlukan nama.</translation>
    </message>
    <message>
        <source>adding auto scaling of %1</source>
        <translation>menambah auto scaling untuk %1</translation>
    </message>
</context>
<context>
    <name>headroom::gui::DiagramPage</name>
    <message>
        <source>+ Add</source>
        <translation>+ Tambah</translation>
    </message>
    <message>
        <source>Adds a resource or a workload</source>
        <translation>Menambahkan sumber daya atau beban kerja</translation>
    </message>
    <message>
        <source>Connect to</source>
        <translation>Hubungkan ke</translation>
    </message>
    <message>
        <source>Lets what is chosen call another resource</source>
        <translation>Membuat yang dipilih memanggil sumber daya lain</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Gandakan</translation>
    </message>
    <message>
        <source>A copy of what is chosen (Ctrl+D)</source>
        <translation>Salinan dari yang dipilih (Ctrl+D)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Takes out what is chosen and the calls to it (Delete)</source>
        <translation>Menghapus yang dipilih beserta panggilan kepadanya (Delete)</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Tata</translation>
    </message>
    <message>
        <source>Forgets where boxes were put and arranges them anew</source>
        <translation>Melupakan letak kotak dan menatanya kembali</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Paskan</translation>
    </message>
    <message>
        <source>Shows all of the diagram (0)</source>
        <translation>Menampilkan seluruh diagram (0)</translation>
    </message>
    <message>
        <source>estimate from mean rates</source>
        <translation>perkiraan dari laju rata-rata</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Opens the state machine that is chosen as a graph of its own (Enter)</source>
        <translation>Membuka mesin keadaan yang dipilih sebagai graf tersendiri (Enter)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Ubah Nama</translation>
    </message>
    <message>
        <source>Another name for what is chosen, everywhere (F2)</source>
        <translation>Nama lain untuk yang dipilih, di mana-mana (F2)</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nama:</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Tambah</translation>
    </message>
    <message>
        <source>&amp;Connect to</source>
        <translation>&amp;Hubungkan ke</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Gandakan</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Ubah Nama…</translation>
    </message>
    <message>
        <source>&amp;States</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>A&amp;rrange</source>
        <translation>At&amp;ur</translation>
    </message>
    <message>
        <source>Show &amp;All of It</source>
        <translation>Tampilkan &amp;Semua</translation>
    </message>
    <message>
        <source>Auto scaling…</source>
        <translation>Auto scaling…</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>dijeda</translation>
    </message>
    <message>
        <source>running</source>
        <translation>berjalan</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1, pada %2</translation>
    </message>
    <message>
        <source>%1, %2 of %3 simulated</source>
        <translation>%1, %2 dari %3</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>dihentikan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::DiagramView</name>
    <message>
        <source>Diagram</source>
        <translation>Diagram</translation>
    </message>
    <message>
        <source>%1 calls %2: %3 %4</source>
        <translation>%1 memanggil %2: %3 %4</translation>
    </message>
    <message>
        <source>in %1: %2</source>
        <translation>di %1: %2</translation>
    </message>
</context>
<context>
    <name>headroom::gui::Drawer</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Masalah</translation>
    </message>
    <message>
        <source>Assumptions: what the file does not say</source>
        <translation>Asumsi: yang tidak disebutkan berkas</translation>
    </message>
</context>
<context>
    <name>headroom::gui::FieldForm</name>
    <message>
        <source>Show all settings</source>
        <translation>Tampilkan semua setelan</translation>
    </message>
    <message>
        <source>Show only what is given</source>
        <translation>Tampilkan hanya yang diberikan</translation>
    </message>
    <message>
        <source>Show %1 more settings</source>
        <translation>Tampilkan %1 setelan lagi</translation>
    </message>
</context>
<context>
    <name>headroom::gui::FieldRow</name>
    <message>
        <source>not given</source>
        <translation>tidak diberikan</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>Kembalikan %1</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (bawaan)</translation>
    </message>
    <message>
        <source>Edit in the source</source>
        <translation>Sunting di sumber</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Tidak diberikan</translation>
    </message>
    <message>
        <source>%1 in the source</source>
        <translation>%1 di sumber</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>beda</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>tebakan</translation>
    </message>
    <message>
        <source>This design says something else than the file&apos;s first one.</source>
        <translation>Desain ini berbeda dari desain pertama dalam berkas.</translation>
    </message>
    <message>
        <source>AWS publishes nothing: this default is a guess.</source>
        <translation>AWS tidak menerbitkannya: nilai bawaan ini adalah tebakan.</translation>
    </message>
    <message>
        <source>Back to what the file says for all designs</source>
        <translation>Kembali ke yang disebutkan berkas untuk semua desain</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>Kembali ke bawaan: %1</translation>
    </message>
    <message>
        <source>One value: takes the likeliest alone</source>
        <translation>Satu nilai: hanya mengambil yang paling mungkin</translation>
    </message>
    <message>
        <source>Range: says between which values it is, where nobody knows it exactly</source>
        <translation>Rentang: menyebut di antara nilai mana letaknya bila tak ada yang tahu pasti</translation>
    </message>
    <message>
        <source>%1: one value</source>
        <translation>%1: satu nilai</translation>
    </message>
    <message>
        <source>%1: range</source>
        <translation>%1: rentang</translation>
    </message>
    <message>
        <source>its value is %1</source>
        <translation>nilainya %1</translation>
    </message>
</context>
<context>
    <name>headroom::gui::FindBar</name>
    <message>
        <source>not found</source>
        <translation>tidak ditemukan</translation>
    </message>
    <message>
        <source>Find in the source</source>
        <translation>Cari di sumber</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>Tempat sebelumnya</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Tempat berikutnya</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>headroom::gui::GrowthForm</name>
    <message>
        <source> % a month</source>
        <translation> % sebulan</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Bulan</translation>
    </message>
    <message>
        <source>Months between two that are simulated</source>
        <translation>Bulan di antara dua yang disimulasikan</translation>
    </message>
    <message>
        <source>Growth of the traffic</source>
        <translation>Pertumbuhan lalu lintas</translation>
    </message>
    <message>
        <source>What is stored grows alike</source>
        <translation>Isi simpanan tumbuh sama</translation>
    </message>
    <message>
        <source>Growth of what is stored</source>
        <translation>Pertumbuhan isi simpanan</translation>
    </message>
    <message>
        <source>Levels of traffic</source>
        <translation>Tingkat lalu lintas</translation>
    </message>
    <message>
        <source>Multiples of today&apos;s traffic with what is stored today, such as 1x, 3x, 10x</source>
        <translation>Kelipatan lalu lintas sekarang dengan isi simpanan sekarang, misalnya 1x, 3x, 10x</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sekaligus</translation>
    </message>
    <message>
        <source>then over months</source>
        <translation>lalu selama bulan</translation>
    </message>
    <message>
        <source>every</source>
        <translation>setiap</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Lalu lintas</translation>
    </message>
</context>
<context>
    <name>headroom::gui::GuessStep</name>
    <message>
        <source>A guess has a range that is known of it, or none. Measure what matters; what the ranges do to cost and latency, Inputs tells (menu Run).</source>
        <translation>Sebuah tebakan memiliki rentang yang diketahui, atau tidak. Ukurlah yang penting; pengaruh rentang pada biaya dan latensi ditunjukkan Masukan (menu Jalankan).</translation>
    </message>
</context>
<context>
    <name>headroom::gui::HeatCard</name>
    <message>
        <source>Writes</source>
        <translation>Penulisan</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Pembacaan</translation>
    </message>
    <message>
        <source>Partitions by</source>
        <translation>Partisi menurut</translation>
    </message>
    <message>
        <source>Partitions over time</source>
        <translation>Partisi sepanjang waktu</translation>
    </message>
    <message>
        <source>%1: partitions</source>
        <translation>%1: partisi</translation>
    </message>
    <message>
        <source>units consumed a second, replication 1</source>
        <translation>unit yang dipakai per detik, replikasi 1</translation>
    </message>
</context>
<context>
    <name>headroom::gui::HelpBrowser</name>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
</context>
<context>
    <name>headroom::gui::HelpWindow</name>
    <message>
        <source>Contents</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>‹ Back</source>
        <translation>‹ Kembali</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Forward ›</source>
        <translation>Maju ›</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Headroom help</source>
        <translation>Bantuan Headroom</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Cari (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>What became of the files</source>
        <translation>Hasil dari berkas-berkas</translation>
    </message>
    <message>
        <source>&amp;Save and open…</source>
        <translation>&amp;Simpan dan buka…</translation>
    </message>
    <message>
        <source>Durations, sizes and traffic stand in no template: they are assumed, with ranges, and listed as guesses in the window. Proposed calls follow from permissions and environment variables; look at them before the first run.</source>
        <translation>Durasi, ukuran, dan lalu lintas tidak ada dalam templat mana pun: semuanya diasumsikan dengan rentang dan tercantum sebagai tebakan di jendela. Panggilan yang diusulkan berasal dari izin dan variabel lingkungan; periksalah sebelum simulasi pertama.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Membaca berkas…</translation>
    </message>
    <message>
        <source>This cannot be imported: 1 error</source>
        <translation>Tidak dapat diimpor: 1 kesalahan</translation>
    </message>
    <message>
        <source>This cannot be imported: %1 errors</source>
        <translation>Tidak dapat diimpor: %1 kesalahan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::LatencyCard</name>
    <message>
        <source>Latency of</source>
        <translation>Latensi dari</translation>
    </message>
    <message>
        <source>Latency by percentile</source>
        <translation>Latensi menurut persentil</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>tidak ada yang terukur</translation>
    </message>
    <message>
        <source>Latency by percentile of %1</source>
        <translation>Latensi menurut persentil dari %1</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Persentil</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Sebaran</translation>
    </message>
    <message>
        <source>Latency as</source>
        <translation>Latensi sebagai</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latensi</translation>
    </message>
    <message>
        <source>share of requests by length</source>
        <translation>bagian permintaan menurut lamanya</translation>
    </message>
    <message>
        <source>Distribution of the latency of %1</source>
        <translation>Sebaran latensi %1</translation>
    </message>
    <message>
        <source>%1 to %2: %3 of requests</source>
        <translation>%1 sampai %2: %3 dari permintaan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::LineLegend</name>
    <message>
        <source>Lines</source>
        <translation>Garis</translation>
    </message>
    <message>
        <source>Line: %1</source>
        <translation>Garis: %1</translation>
    </message>
    <message>
        <source>Shows or hides this line</source>
        <translation>Menampilkan atau menyembunyikan garis ini</translation>
    </message>
</context>
<context>
    <name>headroom::gui::LivePage</name>
    <message>
        <source>Running</source>
        <translation>Berjalan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Running, %1</source>
        <translation>Berjalan, %1</translation>
    </message>
    <message>
        <source>working out how long it takes</source>
        <translation>memperkirakan lamanya</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>sisa %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 sejauh ini</translation>
    </message>
    <message>
        <source>%1, first replication: %2 of %3 simulated</source>
        <translation>%1, replikasi pertama: %2 dari %3 tersimulasi</translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <translation>Dijeda, %1</translation>
    </message>
    <message>
        <source>▶ Run again</source>
        <translation>▶ Jalankan lagi</translation>
    </message>
    <message>
        <source>What was recorded until then</source>
        <translation>Yang tercatat sampai saat itu</translation>
    </message>
</context>
<context>
    <name>headroom::gui::MainWindow</name>
    <message>
        <source>%1 is the scenario itself, which a report would replace: choose another name.</source>
        <translation>%1 adalah skenario itu sendiri, yang akan tertimpa laporan: pilih nama lain.</translation>
    </message>
    <message>
        <source>changes that had not been saved are back; Undo takes them away</source>
        <translation>perubahan yang belum disimpan telah dipulihkan; Urungkan akan membatalkannya</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>dijeda</translation>
    </message>
    <message>
        <source>going back to an earlier run</source>
        <translation>kembali ke simulasi sebelumnya</translation>
    </message>
    <message>
        <source>The run failed</source>
        <translation>Simulasi gagal</translation>
    </message>
    <message>
        <source>stopped; results of the run before</source>
        <translation>dihentikan; hasil dari simulasi sebelumnya</translation>
    </message>
    <message>
        <source>the file has changed since the run</source>
        <translation>berkas telah berubah sejak simulasi</translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>Impor templat</translation>
    </message>
    <message>
        <source>Templates, plans, answers (*.json *.yaml *.yml *.template);;All files (*)</source>
        <translation>Templat, rencana, jawaban (*.json *.yaml *.yml *.template);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>Simpan skenario</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>Skenario (*.json)</translation>
    </message>
    <message>
        <source>Headroom</source>
        <translation>Headroom</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Ekspor laporan</translation>
    </message>
    <message>
        <source>report written: %1</source>
        <translation>laporan tertulis: %1</translation>
    </message>
    <message>
        <source>Scenarios (*.json *.yaml *.yml);;All files (*)</source>
        <translation>Skenario (*.json *.yaml *.yml);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>Buka skenario</translation>
    </message>
    <message>
        <source>%1 was not saved: %2. The file on disk is as it was, and your changes are still here: Save As puts them elsewhere.</source>
        <translation>%1 tidak tersimpan: %2. Berkas di cakram tetap seperti semula, dan perubahan Anda masih ada di sini: Simpan Sebagai menaruhnya di tempat lain.</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>tersimpan</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 memiliki perubahan yang belum disimpan.</translation>
    </message>
    <message>
        <source>%1[*] – Headroom</source>
        <translation>%1[*] – Headroom</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Membaca %1</translation>
    </message>
    <message>
        <source>Large traces take a moment.</source>
        <translation>Rekaman besar memerlukan waktu sejenak.</translation>
    </message>
    <message>
        <source>changed on disk by somebody else; your changes are kept here</source>
        <translation>diubah pihak lain di cakram; perubahan Anda dipertahankan di sini</translation>
    </message>
    <message>
        <source>New design</source>
        <translation>Desain baru</translation>
    </message>
    <message>
        <source>Name of the design:</source>
        <translation>Nama desain:</translation>
    </message>
    <message>
        <source>the language changes when Headroom is started again</source>
        <translation>bahasa berubah saat Headroom dijalankan lagi</translation>
    </message>
    <message>
        <source>About Headroom</source>
        <translation>Tentang Headroom</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>Ke baris</translation>
    </message>
    <message>
        <source>Line:</source>
        <translation>Baris:</translation>
    </message>
    <message>
        <source>writing %1…</source>
        <translation>menulis %1…</translation>
    </message>
    <message>
        <source>The scenario</source>
        <translation>Skenario</translation>
    </message>
    <message>
        <source>Resources, the traffic that calls them, designs to compare and objectives that must hold. What you choose here is shown everywhere else.</source>
        <translation>Sumber daya, lalu lintas yang memanggilnya, desain untuk dibandingkan, dan sasaran yang harus dipenuhi. Yang Anda pilih di sini ditampilkan di semua tempat lain.</translation>
    </message>
    <message>
        <source>The diagram</source>
        <translation>Diagram</translation>
    </message>
    <message>
        <source>Drag to arrange, drag from one box to another to connect, add from the palette. After a run it shows where requests go and what is busy.</source>
        <translation>Seret untuk menata, seret dari satu kotak ke kotak lain untuk menghubungkan, tambahkan dari palet. Setelah simulasi, diagram menunjukkan ke mana permintaan mengalir dan apa yang sibuk.</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Properti</translation>
    </message>
    <message>
        <source>Every parameter of what is chosen, with its unit, range and source. Those marked as guesses are worth replacing with measurements. Undo takes back anything.</source>
        <translation>Setiap parameter dari yang dipilih, dengan satuan, rentang, dan sumbernya. Yang ditandai tebakan layak diganti dengan hasil pengukuran. Urungkan membatalkan apa pun.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Jalankan</translation>
    </message>
    <message>
        <source>F5 simulates every request of every design. It can be paused and stopped, and you can go on editing.</source>
        <translation>F5 menyimulasikan setiap permintaan pada setiap desain. Simulasi dapat dijeda dan dihentikan, dan Anda dapat terus menyunting.</translation>
    </message>
    <message>
        <source>Results, Bill, Compare</source>
        <translation>Hasil, Tagihan, Bandingkan</translation>
    </message>
    <message>
        <source>Latency and its causes, what it costs line by line, designs side by side. Ctrl+K finds any command, F1 opens the help, Ctrl+E writes a report.</source>
        <translation>Latensi dan penyebabnya, biayanya baris demi baris, desain berdampingan. Ctrl+K mencari perintah apa pun, F1 membuka bantuan, Ctrl+E menulis laporan.</translation>
    </message>
    <message>
        <source>Import a trace</source>
        <translation>Impor rekaman</translation>
    </message>
    <message>
        <source>Recorded traffic (*.csv *.tsv *.json);;All files (*)</source>
        <translation>Lalu lintas terekam (*.csv *.tsv *.json);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>The example could not be copied to the folder of the settings.</source>
        <translation>Contoh tidak dapat disalin ke folder pengaturan.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else since it was read here. Saving replaces what they wrote.</source>
        <translation>%1 telah diubah orang lain sejak dibaca di sini. Menyimpan akan menggantikan yang mereka tulis.</translation>
    </message>
    <message>
        <source>Save &amp;Under Another Name…</source>
        <translation>Simpan dengan &amp;Nama Lain…</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ganti</translation>
    </message>
    <message>
        <source>the file is read-only: Save asks for another name</source>
        <translation>berkas hanya-baca: Simpan meminta nama lain</translation>
    </message>
    <message>
        <source>open in another window, too</source>
        <translation>juga terbuka di jendela lain</translation>
    </message>
    <message>
        <source>the file is gone; what is shown here is all there is of it, and Save writes it again</source>
        <translation>berkas hilang; yang tampil di sini satu-satunya yang ada, dan Simpan menulisnya kembali</translation>
    </message>
    <message>
        <source>the file cannot be read any more; what is shown here can be saved under another name</source>
        <translation>berkas tidak dapat dibaca lagi; yang tampil di sini dapat disimpan dengan nama lain</translation>
    </message>
    <message>
        <source>Rename this design</source>
        <translation>Ubah nama desain ini</translation>
    </message>
    <message>
        <source>the text size changes when Headroom is started again</source>
        <translation>ukuran teks berubah saat Headroom dijalankan lagi</translation>
    </message>
    <message>
        <source>measurements go into a scenario in JSON without errors</source>
        <translation>pengukuran masuk ke skenario JSON tanpa galat</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>new scenario</source>
        <translation>skenario baru</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>Skenario baru</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 tidak dapat ditulis: %2.</translation>
    </message>
    <message>
        <source>there is nothing left to scale: a table needs the BillingMode PROVISIONED, a function an alias</source>
        <translation>tidak ada lagi yang dapat diskalakan: tabel memerlukan BillingMode PROVISIONED, fungsi memerlukan alias</translation>
    </message>
    <message>
        <source>Auto scaling</source>
        <translation>Auto scaling</translation>
    </message>
    <message>
        <source>What is scaled:</source>
        <translation>Yang diskalakan:</translation>
    </message>
    <message>
        <source>Close the window?</source>
        <translation>Tutup jendela?</translation>
    </message>
    <message>
        <source>Open another file?</source>
        <translation>Buka berkas lain?</translation>
    </message>
    <message>
        <source>Stop the run?</source>
        <translation>Hentikan jalannya simulasi?</translation>
    </message>
    <message>
        <source>results are of the file before it was changed</source>
        <translation>hasil adalah dari berkas sebelum diubah</translation>
    </message>
    <message>
        <source>How long is simulated, how often, with which random numbers: Simulation, in the form of a design or of the scenario.</source>
        <translation>Berapa lama disimulasikan, berapa kali, dengan bilangan acak yang mana: Simulasi, di formulir desain atau skenario.</translation>
    </message>
    <message>
        <source>The report was not written: %1. No part of it is left behind. Choose another folder or name, or make room, and export it again.</source>
        <translation>Laporan tidak ditulis: %1. Tidak ada bagian yang tertinggal. Pilih folder atau nama lain, atau kosongkan ruang, lalu ekspor lagi.</translation>
    </message>
    <message>
        <source>%1 is one of the files that were imported, and stays as it is. Choose another name for the scenario.</source>
        <translation>%1 adalah salah satu berkas yang diimpor dan tetap seperti adanya. Pilih nama lain untuk skenario.</translation>
    </message>
    <message>
        <source>The scenario was not written: %1. Choose another folder or another name.</source>
        <translation>Skenario tidak ditulis: %1. Pilih folder lain atau nama lain.</translation>
    </message>
</context>
<context>
    <name>headroom::gui::MeasuredDialog</name>
    <message>
        <source>From measurements</source>
        <translation>Dari pengukuran</translation>
    </message>
    <message>
        <source>1 Import</source>
        <translation>1 Impor</translation>
    </message>
    <message>
        <source>2 Calibrate</source>
        <translation>2 Kalibrasi</translation>
    </message>
    <message>
        <source>3 Check</source>
        <translation>3 Periksa</translation>
    </message>
    <message>
        <source>4 Guesses</source>
        <translation>4 Tebakan</translation>
    </message>
    <message>
        <source>calibrating with measurements</source>
        <translation>kalibrasi dengan pengukuran</translation>
    </message>
    <message>
        <source>noting a check</source>
        <translation>mencatat pemeriksaan</translation>
    </message>
    <message>
        <source>Measurements go into %1</source>
        <translation>Pengukuran masuk ke %1</translation>
    </message>
    <message>
        <source>A scenario can be made of CloudFormation and SAM templates, Terraform plans and states, and answers of AWS&apos;s command line. Properties, routes and event sources are taken; durations, sizes and traffic are guessed until they are measured.</source>
        <translation>Skenario dapat dibuat dari templat CloudFormation dan SAM, rencana dan keadaan Terraform, serta jawaban baris perintah AWS. Properti, rute, dan sumber peristiwa diambil; durasi, ukuran, dan lalu lintas ditebak sampai diukur.</translation>
    </message>
    <message>
        <source>&amp;Import templates…</source>
        <translation>&amp;Impor templat…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>&amp;Kembali</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Jalankan</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Lanjut</translation>
    </message>
</context>
<context>
    <name>headroom::gui::Minimap</name>
    <message>
        <source>Overview of the diagram</source>
        <translation>Ikhtisar diagram</translation>
    </message>
    <message>
        <source>Click or drag to go there</source>
        <translation>Klik atau seret untuk menuju ke sana</translation>
    </message>
</context>
<context>
    <name>headroom::gui::OpenScenario</name>
    <message>
        <source>reading the file again</source>
        <translation>membaca berkas kembali</translation>
    </message>
    <message>
        <source>recovering what was not saved</source>
        <translation>memulihkan yang belum disimpan</translation>
    </message>
    <message>
        <source>it is written in YAML; choose a name that ends in .yaml</source>
        <translation>ditulis dalam YAML; pilih nama yang berakhiran .yaml</translation>
    </message>
    <message>
        <source>it is written in JSON; choose a name that ends in .json</source>
        <translation>ditulis dalam JSON; pilih nama yang berakhiran .json</translation>
    </message>
</context>
<context>
    <name>headroom::gui::OutlineView</name>
    <message>
        <source>Scenario</source>
        <translation>Skenario</translation>
    </message>
</context>
<context>
    <name>headroom::gui::PlanPage</name>
    <message>
        <source>Plan</source>
        <translation>Rencana</translation>
    </message>
    <message>
        <source>Earlier answers</source>
        <translation>Jawaban sebelumnya</translation>
    </message>
    <message>
        <source>Shows an earlier answer and its settings again</source>
        <translation>Menampilkan kembali jawaban sebelumnya beserta setelannya</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 selesai</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>sisa %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>the scenario has changed since this answer</source>
        <translation>skenario telah berubah sejak jawaban ini</translation>
    </message>
    <message>
        <source>Working on it</source>
        <translation>Sedang dikerjakan</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Tidak ada jawaban</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Belum ditanyakan</translation>
    </message>
    <message>
        <source>Nothing to ask yet</source>
        <translation>Belum ada yang ditanyakan</translation>
    </message>
    <message>
        <source>The scenario has problems. They are listed under Results.</source>
        <translation>Skenario bermasalah. Masalahnya tercantum di Hasil.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjutkan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::PlanSettings</name>
    <message>
        <source>Designs</source>
        <translation>Desain</translation>
    </message>
    <message>
        <source>Whether other designs of the scenario take part</source>
        <translation>Apakah desain lain dari skenario ikut serta</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Terhadap</translation>
    </message>
    <message>
        <source>Another design, or what this one can be turned into</source>
        <translation>Desain lain, atau bentuk lain dari desain ini</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Yang dibandingkan</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Traffic beyond is not looked at</source>
        <translation>Lalu lintas di atasnya tidak diperiksa</translation>
    </message>
    <message>
        <source>Take what holds over the uncertain inputs</source>
        <translation>Ambil yang tetap berlaku pada masukan tak pasti</translation>
    </message>
    <message>
        <source>Vary defaults that are guesses as well</source>
        <translation>Variasikan juga nilai bawaan yang merupakan tebakan</translation>
    </message>
    <message>
        <source>%1 times today&apos;s traffic</source>
        <translation>%1 kali lalu lintas hari ini</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variasikan</translation>
    </message>
    <message>
        <source>and</source>
        <translation>dan</translation>
    </message>
    <message>
        <source>This design</source>
        <translation>Desain ini</translation>
    </message>
    <message>
        <source>All designs</source>
        <translation>Semua desain</translation>
    </message>
    <message>
        <source>Least cost</source>
        <translation>Biaya terendah</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Biaya per bulan</translation>
    </message>
    <message>
        <source>Least p99</source>
        <translation>p99 terendah</translation>
    </message>
    <message>
        <source>p99 of %1</source>
        <translation>p99 dari %1</translation>
    </message>
    <message>
        <source>%1 is varied above already.</source>
        <translation>%1 sudah divariasikan di atas.</translation>
    </message>
    <message>
        <source>about %1 runs, %2</source>
        <translation>kira-kira %1 simulasi, %2</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Titik</translation>
    </message>
    <message>
        <source>How points are chosen from what is varied</source>
        <translation>Cara memilih titik dari yang divariasikan</translation>
    </message>
    <message>
        <source>How many points</source>
        <translation>Berapa titik</translation>
    </message>
    <message>
        <source> trajectories</source>
        <translation> lintasan</translation>
    </message>
    <message>
        <source> points</source>
        <translation> titik</translation>
    </message>
</context>
<context>
    <name>headroom::gui::PreviewDialog</name>
    <message>
        <source>Preview of the report</source>
        <translation>Pratinjau laporan</translation>
    </message>
    <message>
        <source>The report is being made…</source>
        <translation>Laporan sedang dibuat…</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ProblemPage</name>
    <message>
        <source>This file cannot be read</source>
        <translation>Berkas ini tidak dapat dibaca</translation>
    </message>
    <message>
        <source>It is read once it is there and may be read: Reload tries again, Open takes another one.</source>
        <translation>Berkas dibaca begitu ada dan boleh dibaca: Muat Ulang mencoba lagi, Buka mengambil berkas lain.</translation>
    </message>
    <message>
        <source>A scenario runs once nothing in it is wrong. Double-click a line, or press Enter on it, to see its place in the source.</source>
        <translation>Skenario dapat dijalankan bila tidak ada yang salah. Klik ganda sebuah baris, atau tekan Enter, untuk melihat letaknya di sumber.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Masalah</translation>
    </message>
    <message>
        <source>This file cannot be run: %1</source>
        <translation>Berkas ini tidak dapat dijalankan: %1</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ProblemTable</name>
    <message>
        <source>Problems</source>
        <translation>Masalah</translation>
    </message>
</context>
<context>
    <name>headroom::gui::PropertiesPanel</name>
    <message>
        <source>Properties</source>
        <translation>Properti</translation>
    </message>
    <message>
        <source>Select something in the tree to see its properties.</source>
        <translation>Pilih sesuatu di pohon untuk melihat propertinya.</translation>
    </message>
    <message>
        <source>Changes are this design&apos;s alone.</source>
        <translation>Perubahan hanya berlaku untuk desain ini.</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Simulasi ini</translation>
    </message>
    <message>
        <source>Remove this objective</source>
        <translation>Hapus sasaran ini</translation>
    </message>
    <message>
        <source>Remove this event</source>
        <translation>Hapus peristiwa ini</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>Kedatangan</translation>
    </message>
    <message>
        <source>Import a trace…</source>
        <translation>Impor rekaman…</translation>
    </message>
    <message>
        <source>Replays recorded traffic: CSV, or what CloudWatch answers</source>
        <translation>Memutar ulang lalu lintas terekam: CSV, atau jawaban CloudWatch</translation>
    </message>
    <message>
        <source>What it changes</source>
        <translation>Yang diubahnya</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>belum ada</translation>
    </message>
</context>
<context>
    <name>headroom::gui::QuotaCard</name>
    <message>
        <source>Quotas</source>
        <translation>Kuota</translation>
    </message>
    <message>
        <source>how near the run came, the nearest first; peak over all replications</source>
        <translation>seberapa dekat simulasi mendekatinya, yang terdekat dahulu; puncak dari semua replikasi</translation>
    </message>
</context>
<context>
    <name>headroom::gui::RangeView</name>
    <message>
        <source>Range</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>Drag the lowest, the likeliest and the highest value. By the keyboard: 1 to 3 choose one, the arrows move it.</source>
        <translation>Seret nilai terendah, paling mungkin, dan tertinggi. Dengan papan ketik: 1 sampai 3 memilih satu, tombol panah memindahkannya.</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>This run was stopped: the figures are of what was finished until then.</source>
        <translation>Simulasi ini dihentikan: angka berasal dari yang selesai sampai saat itu.</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Tidak ada yang terukur.</translation>
    </message>
    <message>
        <source>Causes are not recorded for %1.</source>
        <translation>Penyebab tidak dicatat untuk %1.</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Biaya per bulan</translation>
    </message>
    <message>
        <source>by service</source>
        <translation>menurut layanan</translation>
    </message>
    <message>
        <source>Results of</source>
        <translation>Hasil dari</translation>
    </message>
    <message>
        <source>The whole design, or one of its resources or workloads</source>
        <translation>Seluruh desain, atau salah satu sumber daya atau beban kerjanya</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>simulasi ini</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ScenarioText</name>
    <message>
        <source>typing</source>
        <translation>mengetik</translation>
    </message>
</context>
<context>
    <name>headroom::gui::SectionHead</name>
    <message>
        <source>Move %1 up</source>
        <translation>Naikkan %1</translation>
    </message>
    <message>
        <source>Move %1 down</source>
        <translation>Turunkan %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Hapus %1</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>Jenis %1</translation>
    </message>
</context>
<context>
    <name>headroom::gui::SeriesCard</name>
    <message>
        <source>Dragging chooses a span of time for all charts, with Shift it moves them; Ctrl+wheel zooms, a double click shows everything</source>
        <translation>Menyeret memilih rentang waktu untuk semua grafik, dengan Shift menggesernya; Ctrl+roda memperbesar, klik ganda menampilkan semuanya</translation>
    </message>
    <message>
        <source>alarm: above the target</source>
        <translation>alarm: di atas target</translation>
    </message>
    <message>
        <source>alarm: below the target</source>
        <translation>alarm: di bawah target</translation>
    </message>
</context>
<context>
    <name>headroom::gui::SeriesStack</name>
    <message>
        <source>Show all of the run</source>
        <translation>Tampilkan seluruh simulasi</translation>
    </message>
    <message>
        <source>Values over the span that is shown</source>
        <translation>Nilai selama rentang yang ditampilkan</translation>
    </message>
    <message>
        <source>Ctrl+0, or a double click on a chart</source>
        <translation>Ctrl+0, atau klik ganda pada grafik</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>Ditampilkan: %1</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>%1, replication 1</source>
        <translation>%1, replikasi 1</translation>
    </message>
    <message>
        <source>Shown: %1; what stands above is of all of the run</source>
        <translation>Ditampilkan: %1; yang di atas dari seluruh proses</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ShapeEditor</name>
    <message>
        <source>%1: one value</source>
        <translation>%1: satu nilai</translation>
    </message>
    <message>
        <source>%1: range</source>
        <translation>%1: rentang</translation>
    </message>
    <message>
        <source>One value: takes the likeliest alone</source>
        <translation>Satu nilai: hanya mengambil yang paling mungkin</translation>
    </message>
    <message>
        <source>Range: says between which values it is, where nobody knows it exactly</source>
        <translation>Rentang: menyebut di antara nilai mana letaknya bila tak ada yang tahu pasti</translation>
    </message>
    <message>
        <source>One value</source>
        <translation>Satu nilai</translation>
    </message>
    <message>
        <source>A range (uncertain)</source>
        <translation>Rentang (tak pasti)</translation>
    </message>
    <message>
        <source>How %1 is said</source>
        <translation>Cara %1 dinyatakan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::ShareBar</name>
    <message>
        <source>Shares of the bill</source>
        <translation>Bagian tagihan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::SourcePage</name>
    <message>
        <source>Only the first %1 are shown.</source>
        <translation>Hanya %1 yang pertama ditampilkan.</translation>
    </message>
</context>
<context>
    <name>headroom::gui::SourceView</name>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Tab writes blanks, Shift+Tab leaves the text</source>
        <translation>Tab menulis spasi, Shift+Tab meninggalkan teks</translation>
    </message>
</context>
<context>
    <name>headroom::gui::StartPanel</name>
    <message>
        <source>What will this design cost, how fast will it be, where will it break?</source>
        <translation>Berapa biaya desain ini, seberapa cepat, dan di mana ia akan gagal?</translation>
    </message>
    <message>
        <source>Open a scenario: a file that describes the resources, their traffic and what must hold. Drop one here, or begin with an example.</source>
        <translation>Buka sebuah skenario: berkas yang menjelaskan sumber daya, lalu lintasnya, dan apa yang harus dipenuhi. Letakkan di sini, atau mulai dengan contoh.</translation>
    </message>
    <message>
        <source>&amp;Open a scenario…</source>
        <translation>&amp;Buka skenario…</translation>
    </message>
    <message>
        <source>&amp;Import templates…</source>
        <translation>&amp;Impor templat…</translation>
    </message>
    <message>
        <source>CloudFormation, SAM, CDK output, Terraform plans, answers of AWS&apos;s command line</source>
        <translation>CloudFormation, SAM, keluaran CDK, rencana Terraform, jawaban baris perintah AWS</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Terakhir dibuka</translation>
    </message>
    <message>
        <source>What examples and imported templates begin with</source>
        <translation>Nilai awal untuk contoh dan templat yang diimpor</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>Akun: %1</translation>
    </message>
    <message>
        <source>Not saved when Headroom ended</source>
        <translation>Belum disimpan saat Headroom berakhir</translation>
    </message>
</context>
<context>
    <name>headroom::gui::StatePanel</name>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::StatesPage</name>
    <message>
        <source>States</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>← Design</source>
        <translation>← Desain</translation>
    </message>
    <message>
        <source>Back to the design (Backspace)</source>
        <translation>Kembali ke desain (Backspace)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Paskan</translation>
    </message>
    <message>
        <source>1 state</source>
        <translation>1 keadaan</translation>
    </message>
    <message>
        <source>%1 states</source>
        <translation>%1 keadaan</translation>
    </message>
    <message>
        <source>%1; after a run: what each did</source>
        <translation>%1; setelah simulasi: yang dilakukan masing-masing</translation>
    </message>
    <message>
        <source>%1; the way that most executions take is marked</source>
        <translation>%1; jalur yang paling sering ditempuh eksekusi ditandai</translation>
    </message>
</context>
<context>
    <name>headroom::gui::StatusStrip</name>
    <message>
        <source>Shows or hides the list of problems</source>
        <translation>Menampilkan atau menyembunyikan daftar masalah</translation>
    </message>
    <message>
        <source>Shows or hides what the file does not say and was taken by default</source>
        <translation>Menampilkan atau menyembunyikan yang tidak disebutkan berkas dan diambil dari nilai bawaan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::TemplateGrid</name>
    <message>
        <source>Templates</source>
        <translation>Templat</translation>
    </message>
    <message>
        <source>a copy is opened; the template stays as it is</source>
        <translation>salinan yang dibuka; templatnya tetap seperti semula</translation>
    </message>
</context>
<context>
    <name>headroom::gui::TimeBar</name>
    <message>
        <source>Moment of the run</source>
        <translation>Saat dalam simulasi</translation>
    </message>
    <message>
        <source>Click or drag to see the diagram at a moment; a double click shows all of the run</source>
        <translation>Klik atau seret untuk melihat diagram pada suatu saat; klik ganda menampilkan seluruh simulasi</translation>
    </message>
    <message>
        <source>all of the run</source>
        <translation>seluruh simulasi</translation>
    </message>
</context>
<context>
    <name>headroom::gui::TopBar</name>
    <message>
        <source>▶ Run</source>
        <translation>▶ Jalankan</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Jalankan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Desain</translation>
    </message>
    <message>
        <source>The design whose results are shown</source>
        <translation>Desain yang hasilnya ditampilkan</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
</context>
<context>
    <name>headroom::gui::Tour</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Kembali</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Le&amp;wati</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Lanjut</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Selesai</translation>
    </message>
</context>
<context>
    <name>headroom::gui::TraceDialog</name>
    <message>
        <source>Import a trace</source>
        <translation>Impor rekaman</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>&amp;Ambil</translation>
    </message>
    <message>
        <source>The file begins with</source>
        <translation>Berkas dimulai dengan</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Baris pertama berkas</translation>
    </message>
    <message>
        <source>What would arrive</source>
        <translation>Yang akan datang</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Cara membacanya</translation>
    </message>
</context>
<context>
    <name>headroom::gui::TrafficPage</name>
    <message>
        <source>Traffic</source>
        <translation>Lalu lintas</translation>
    </message>
    <message>
        <source>The workloads of this design run by a schedule; they have no rate.</source>
        <translation>Beban kerja desain ini berjalan menurut jadwal; tidak memiliki laju.</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Belum ada yang ditampilkan</translation>
    </message>
    <message>
        <source>The scenario has problems. They are listed under Results.</source>
        <translation>Skenario ini bermasalah. Masalahnya terdaftar di Hasil.</translation>
    </message>
    <message>
        <source>Expected rates over the run; times are in UTC. What really arrives varies about them, and bursty traffic is shown by its mean.</source>
        <translation>Laju yang diharapkan selama simulasi; waktu dalam UTC. Yang benar-benar tiba bervariasi di sekitarnya, dan lalu lintas yang meledak-ledak ditampilkan dengan rata-ratanya.</translation>
    </message>
</context>
<context>
    <name>headroom::gui::VaryRow</name>
    <message>
        <source>nothing more</source>
        <translation>tidak ada lagi</translation>
    </message>
    <message>
        <source>The traffic, a parameter, or any value of the scenario by its place (a JSON pointer)</source>
        <translation>Lalu lintas, sebuah parameter, atau nilai skenario mana pun menurut letaknya (penunjuk JSON)</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Nilai dari %1</translation>
    </message>
    <message>
        <source>Values separated by commas, n of them as a..b:n, multiples of what the scenario has with x: %1</source>
        <translation>Nilai dipisahkan koma, n buah sebagai a..b:n, kelipatan dari yang ada di skenario dengan x: %1</translation>
    </message>
</context>
<context>
    <name>headroom::gui::Waterfall</name>
    <message>
        <source>%1 at %2 for %3</source>
        <translation>%1 pada %2 selama %3</translation>
    </message>
</context>
<context>
    <name>headroom::gui::WelcomePage</name>
    <message>
        <source>Welcome to Headroom</source>
        <translation>Selamat datang di Headroom</translation>
    </message>
    <message>
        <source>Prices and limits depend on your AWS account. Examples and imported templates begin with what you say here; nothing is sent anywhere.</source>
        <translation>Harga dan batas bergantung pada akun AWS Anda. Contoh dan templat yang diimpor mulai dari yang Anda sebutkan di sini; tidak ada yang dikirim ke mana pun.</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>Kuota</translation>
    </message>
    <message>
        <source>empty: what AWS gives every account</source>
        <translation>kosong: yang diberikan AWS kepada setiap akun</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>where most of your resources are</source>
        <translation>tempat sebagian besar sumber daya Anda berada</translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation>&amp;Gunakan ini</translation>
    </message>
    <message>
        <source>Use these and show me &amp;round</source>
        <translation>Gunakan ini dan tunjukkan &amp;jendelanya</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Le&amp;wati</translation>
    </message>
    <message>
        <source>Leaves everything as it is; File, Region and Quotas asks again</source>
        <translation>Membiarkan semuanya; Berkas, Wilayah dan Kuota menanyakannya lagi</translation>
    </message>
    <message>
        <source>%1: %2 by default. %3 Source: %4.</source>
        <translation>%1: bawaannya %2. %3 Sumber: %4.</translation>
    </message>
</context>
<context>
    <name>headroom::gui::Workspace</name>
    <message>
        <source>Diagram</source>
        <translation>Diagram</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Lalu lintas</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Tagihan</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Bandingkan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Run simulates every design of this scenario (F5).</source>
        <translation>Jalankan menyimulasikan setiap desain skenario ini (F5).</translation>
    </message>
    <message>
        <source>It will serve about %1 requests.</source>
        <translation>Kira-kira %1 permintaan akan dilayani.</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Belum dijalankan</translation>
    </message>
    <message>
        <source>▶ Run</source>
        <translation>▶ Jalankan</translation>
    </message>
    <message>
        <source>No bill yet</source>
        <translation>Belum ada tagihan</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Belum ada yang dibandingkan</translation>
    </message>
    <message>
        <source>A run fills this page. Press F5 to run.</source>
        <translation>Halaman ini terisi setelah simulasi. Tekan F5 untuk menjalankan.</translation>
    </message>
    <message>
        <source>The scenario has problems. They are listed under Results.</source>
        <translation>Skenario bermasalah. Masalahnya tercantum di Hasil.</translation>
    </message>
    <message>
        <source>working out how long it takes</source>
        <translation>memperkirakan lamanya</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>sisa %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 sejauh ini</translation>
    </message>
    <message>
        <source>Running, %1</source>
        <translation>Berjalan, %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>▶ Run again</source>
        <translation>▶ Jalankan lagi</translation>
    </message>
    <message>
        <source>No bill</source>
        <translation>Tidak ada tagihan</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Tidak ada yang dibandingkan</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Belum ada yang digambar</translation>
    </message>
    <message>
        <source>The scenario has problems. They are listed under Results and marked in the Source.</source>
        <translation>Skenario bermasalah. Masalahnya tercantum di Hasil dan ditandai di Sumber.</translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <translation>Dijeda, %1</translation>
    </message>
</context>
</TS>
