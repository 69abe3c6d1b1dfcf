"""Settings, one module for each process: public, staff, internal, worker."""
